package io.plumbline.sql;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleMetrics;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Says how many bytes a rule keeps. */
final class StateExplanation {
  private static final int TWO_COUNTS = 16;
  private static final int BYTES_OF_FIGURE = 8;

  private StateExplanation() {}

  static String of(Rule rule, List<RowSchema> schemas) {
    var lines = new ArrayList<String>();
    lines.add("State of rule " + rule.name());
    if (!rule.isAboutRows()) {
      lines.add("  per dataset: " + Explanation.state(rule));
      return String.join("\n", lines);
    }
    lines.add("  for each open window" + (rule.segmentation() == null ? "" : " and segment"));
    long all = 0;
    if (rule.expectation() instanceof Expectation.EachRow) {
      lines.add("    rows, and rows that violate it: " + bytes(TWO_COUNTS));
      all += TWO_COUNTS;
    }
    var arguments = RuleMetrics.arguments(rule);
    for (var call : RuleMetrics.calls(rule)) {
      var size = StateSize.of(call, kinds(call, arguments, schemas));
      lines.add("    " + call.text() + ": " + words(size));
      all += size.filled();
    }
    lines.add("    in all: about " + bytes(all));
    if (rule.segmentation() != null) {
      int most = rule.segmentation().most();
      lines.add("  at most %d segments: about %s".formatted(most, bytes(most * all)));
    }
    if (rule.expectation() instanceof Expectation.Normal normal) {
      lines.add("  " + NormalWords.state(rule, normal));
    }
    int back = RuleMetrics.history(rule);
    if (back > 0) {
      long figures = (long) back * BYTES_OF_FIGURE * RuleMetrics.calls(rule).size();
      lines.add("  the figures of the last %d runs: %s".formatted(back, bytes(figures)));
    }
    return String.join("\n", lines);
  }

  private static List<ColumnKind> kinds(
      MetricCall call, Map<String, ScalarExpression> arguments, List<RowSchema> schemas) {
    return call.arguments().stream()
        .map(argument -> kind(call, arguments.get(argument), schemas))
        .toList();
  }

  /** The kind that is known, or one that the metric takes. */
  private static ColumnKind kind(
      MetricCall call, ScalarExpression argument, List<RowSchema> schemas) {
    if (!schemas.isEmpty()) {
      return argument.bind(schemas.get(0)).kind();
    }
    var function = MetricCatalogue.find(call.function()).orElseThrow();
    return Stream.of(ColumnKind.STRING, ColumnKind.DOUBLE, ColumnKind.TIMESTAMP)
        .filter(function::accepts)
        .findFirst()
        .orElse(ColumnKind.BOOLEAN);
  }

  private static String words(StateSize size) {
    return size.empty() == size.filled()
        ? bytes(size.empty())
        : "%s when empty, %s after %d different rows"
            .formatted(bytes(size.empty()), bytes(size.filled()), StateSize.ROWS);
  }

  private static String bytes(long count) {
    if (count < 10_000) {
      return count + " bytes";
    }
    return count < 10_000_000 ? count / 1_000 + " kB" : count / 1_000_000 + " MB";
  }
}
