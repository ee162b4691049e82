package io.plumbline.sql;

import io.plumbline.model.Severity;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Target;
import io.plumbline.rules.Window;
import io.plumbline.sql.expression.RowCondition;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.ActionSyntax;
import io.plumbline.sql.syntax.ClauseSyntax;
import io.plumbline.sql.syntax.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Reads the clauses after an expectation. */
final class ClauseReader {
  private static final Map<String, ViolationAction> ACTIONS =
      Arrays.stream(ViolationAction.values())
          .collect(Collectors.toMap(action -> action.name().replace('_', ' '), action -> action));

  private final Problems problems;
  private final Set<String> seen = new HashSet<>();
  private final Map<ViolationAction, SqlParserPos> actions = new EnumMap<>(ViolationAction.class);
  private final List<ViolationAction> inOrder = new ArrayList<>();
  private Severity severity = Severity.ERROR;
  private Mode mode = Mode.ENFORCED;
  private String owner = "";
  private String notifyTo = "";
  private String comment = "";
  private String quarantineTo = "";

  ClauseReader(Problems problems) {
    this.problems = problems;
  }

  void read(ClauseSyntax clause) {
    if (clause instanceof ClauseSyntax.Pending pending) {
      problems.add(pending.pos(), pending.what() + " is not supported yet", "take it out");
    } else if (clause instanceof ClauseSyntax.OnViolation violation) {
      once("ON VIOLATION", violation.pos());
      violation.actions().forEach(this::action);
    } else {
      var setting = (ClauseSyntax.Setting) clause;
      once(setting.keyword(), setting.pos());
      set(setting.keyword(), setting.value());
    }
  }

  /** Reports actions on single rows, for expectations that do not judge them. */
  void rejectRowActions() {
    for (var action : List.of(ViolationAction.DROP_ROW, ViolationAction.QUARANTINE)) {
      var pos = actions.get(action);
      if (pos != null) {
        problems.add(
            pos,
            action.name().replace('_', ' ') + " is for single rows",
            "write EXPECT EACH ROW (...), or ALERT");
      }
    }
  }

  String quarantineTo() {
    return quarantineTo;
  }

  Rule rule(
      String name, Target target, RowCondition filter, Window window, Expectation expectation) {
    var then = inOrder.isEmpty() ? List.of(ViolationAction.ALERT) : inOrder;
    return new Rule(
        "",
        name,
        0,
        target,
        filter,
        window,
        expectation,
        severity,
        then,
        mode,
        owner,
        notifyTo,
        comment);
  }

  private void once(String keyword, SqlParserPos pos) {
    if (!seen.add(keyword)) {
      problems.add(pos, keyword + " is written twice", "take one of them out");
    }
  }

  private void set(String keyword, Word value) {
    switch (keyword) {
      case "SEVERITY" -> severity = choose(Severity.class, keyword, value, severity);
      case "MODE" -> mode = choose(Mode.class, keyword, value, mode);
      case "OWNER" -> owner = value.text();
      case "NOTIFY" -> notifyTo = value.text();
      case "COMMENT" -> comment = value.text();
      default -> throw new IllegalArgumentException("Cannot set " + keyword + ": no such clause");
    }
  }

  private <E extends Enum<E>> E choose(Class<E> type, String keyword, Word value, E otherwise) {
    return Words.choose(type, keyword, value, problems).orElse(otherwise);
  }

  private void action(ActionSyntax syntax) {
    if (syntax.rest() != null) {
      read(syntax.rest());
    }
    var action = ACTIONS.get(syntax.name());
    if (action == null) {
      problems.add(
          syntax.pos(),
          "unknown action " + syntax.name(),
          Suggestions.didYouMeanOneOf(syntax.name(), ACTIONS.keySet().stream().sorted().toList()));
      return;
    }
    if (syntax.to() != null && action != ViolationAction.QUARANTINE) {
      problems.add(syntax.to().getParserPosition(), "TO is for QUARANTINE", "take it out");
    } else if (syntax.to() != null) {
      quarantineTo = String.join(".", syntax.to().names);
    }
    if (actions.put(action, syntax.pos()) != null) {
      problems.add(
          syntax.pos(),
          syntax.name().toUpperCase(Locale.ROOT) + " is written twice",
          "take one of them out");
    } else {
      inOrder.add(action);
    }
  }
}
