package io.plumbline.sql;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.RowExpression;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleMetrics;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.sql.expression.RowCondition;
import io.plumbline.udfs.MetricCall;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what a rule computes of each row. */
final class PlanExplanation {
  private final Rule rule;
  private final List<RowSchema> schemas;
  private final List<String> lines = new ArrayList<>();

  private PlanExplanation(Rule rule, List<RowSchema> schemas) {
    this.rule = rule;
    this.schemas = schemas;
  }

  static String of(Rule rule, List<RowSchema> schemas) {
    var explanation = new PlanExplanation(rule, schemas);
    explanation.lines.add("Plan of rule " + rule.name());
    if (rule.isAboutRows()) {
      explanation.rows();
    } else {
      explanation.line("Rows", "none: it judges what is said of runs");
    }
    return String.join("\n", explanation.lines);
  }

  private void rows() {
    line("Reads", columns().isEmpty() ? "no column" : String.join(", ", columns()));
    if (rule.filter() != null) {
      condition("Filter", rule.filter());
    }
    if (rule.segmentation() != null) {
      line("Segments", rule.segmentation().sql());
    }
    if (rule.expectation() instanceof Expectation.EachRow each) {
      condition("Judges", each.predicate());
    }
    var computed = RuleMetrics.arguments(rule).values();
    values(computed.stream().filter(value -> value.column().isEmpty()).toList());
    var metrics = RuleMetrics.calls(rule).stream().map(MetricCall::text).toList();
    if (!metrics.isEmpty()) {
      line("Measures", String.join(", ", metrics));
    }
    line("Into", "one state for " + WindowWords.of(rule.window(), rule.time()));
  }

  private Set<String> columns() {
    var columns = new LinkedHashSet<String>();
    if (rule.filter() != null) {
      columns.addAll(rule.filter().columns());
    }
    if (rule.segmentation() != null) {
      rule.segmentation().keys().forEach(key -> columns.addAll(key.columns()));
    }
    if (rule.time().column() != null) {
      columns.add(rule.time().column());
    }
    if (rule.expectation() instanceof Expectation.EachRow each) {
      columns.addAll(each.predicate().columns());
    }
    RuleMetrics.arguments(rule).values().forEach(value -> columns.addAll(value.columns()));
    return columns;
  }

  private void condition(String what, RowExpression expression) {
    if (schemas.isEmpty() || !(expression instanceof RowCondition condition)) {
      line(what, expression.sql());
      return;
    }
    var parts = condition.plan(schemas.get(0));
    line(what, parts.get(0));
    parts.subList(1, parts.size()).forEach(part -> line("", part));
  }

  private void values(List<ScalarExpression> computed) {
    if (!computed.isEmpty()) {
      line(
          "Computes",
          computed.stream().map(ScalarExpression::sql).collect(Collectors.joining(", ")));
    }
  }

  private void line(String what, String text) {
    lines.add("  %-10s %s".formatted(what.isEmpty() ? "" : what + ":", text));
  }
}
