package io.plumbline.sql;

import io.plumbline.model.ViolationAction;
import io.plumbline.rules.EmptyPolicy;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Quarantine;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Segmentation;
import io.plumbline.rules.SeverityLevel;
import io.plumbline.sql.expression.Identifiers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints rules as canonical SQL, a clause a line; what is the default is left out. */
final class RuleSql {
  private final Map<String, String> clauses = new LinkedHashMap<>();

  private RuleSql() {}

  static String print(CreateRule statement) {
    var sql = new StringBuilder("CREATE ");
    sql.append(statement.orReplace() ? "OR REPLACE RULE " : "RULE ");
    sql.append(statement.ifNotExists() ? "IF NOT EXISTS " : "");
    sql.append(Identifiers.simple(statement.name()));
    clauses(statement.rule())
        .forEach((keyword, value) -> sql.append("\n  ").append(keyword + " " + value));
    return sql.toString();
  }

  /** What stands after the words that begin each clause, in order. */
  static Map<String, String> clauses(Rule rule) {
    var printer = new RuleSql();
    printer.add(rule);
    return printer.clauses;
  }

  private void add(Rule rule) {
    clause("ON", rule.target().sql());
    clause("WHERE", rule.filter() == null ? "" : rule.filter().sql());
    clause("SEGMENT BY", rule.segmentation() == null ? "" : segments(rule.segmentation()));
    clause("OVER", WindowSql.print(rule.window(), rule.time()));
    clause("EXPECT", ExpectationSql.print(rule.expectation()));
    clause("SEVERITY", severities(rule.severities()));
    if (rule.damping() != null) {
      clause("FOR", rule.damping().violations() + " OF " + rule.damping().scopes() + " WINDOWS");
    }
    if (!rule.actions().equals(List.of(ViolationAction.ALERT))) {
      clause("ON VIOLATION", actions(rule));
    }
    clause("ON EMPTY", rule.onEmpty() == EmptyPolicy.UNKNOWN ? "" : rule.onEmpty().name());
    text("NOTIFY", rule.notifyTo());
    text("OWNER", rule.owner());
    instant("MUTE UNTIL", rule.mutedUntilMillis());
    instant("BASELINE SINCE", rule.history().sinceMillis());
    var excluded = rule.history().excludedRuns();
    clause("EXCLUDE RUNS", excluded.isEmpty() ? "" : texts(excluded));
    text("COMMENT", rule.comment());
    clause("MODE", rule.mode() == Mode.ENFORCED ? "" : rule.mode().name());
  }

  private static String segments(Segmentation segmentation) {
    if (segmentation.top() > 0) {
      return segmentation.sql() + " TOP " + segmentation.top();
    }
    return segmentation.most() == Segmentation.DEFAULT_MOST
        ? segmentation.sql()
        : segmentation.sql() + " MAX " + segmentation.most() + " SEGMENTS";
  }

  private static String severities(List<SeverityLevel> levels) {
    return levels.stream()
        .map(
            level -> level.severity() + (level.when() == null ? "" : " WHEN " + level.when().sql()))
        .collect(Collectors.joining(", "));
  }

  private static String actions(Rule rule) {
    return rule.actions().stream()
        .map(
            action ->
                action.name().replace('_', ' ')
                    + (action == ViolationAction.QUARANTINE ? options(rule.quarantine()) : ""))
        .collect(Collectors.joining(", "));
  }

  private static String options(Quarantine quarantine) {
    return (quarantine.table().isEmpty() ? "" : " TO " + Identifiers.path(quarantine.table()))
        + (quarantine.sample() == 0 ? "" : " SAMPLE " + quarantine.sample())
        + (quarantine.masked().isEmpty()
            ? ""
            : quarantine.masked().stream()
                .map(Identifiers::path)
                .collect(Collectors.joining(", ", " MASK (", ")")));
  }

  private static String texts(List<String> values) {
    return values.stream().map(Identifiers::text).collect(Collectors.joining(", ", "(", ")"));
  }

  private void text(String keyword, String value) {
    clause(keyword, value.isEmpty() ? "" : Identifiers.text(value));
  }

  private void instant(String keyword, long millis) {
    clause(keyword, millis == 0 ? "" : Instants.sql(millis));
  }

  private void clause(String keyword, String value) {
    if (!value.isEmpty()) {
      clauses.put(keyword, value);
    }
  }
}
