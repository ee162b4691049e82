package io.plumbline.sql;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleMetrics;
import io.plumbline.rules.Target;
import io.plumbline.udfs.MetricCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says which of the metrics of a rule are computed for other rules anyway. */
final class CostExplanation {
  private CostExplanation() {}

  static String of(Rule rule, List<Rule> others) {
    var lines = new ArrayList<String>();
    lines.add("Cost of rule " + rule.name());
    var calls = rule.isAboutRows() ? RuleMetrics.calls(rule) : List.<MetricCall>of();
    if (calls.isEmpty()) {
      lines.add(
          rule.isAboutRows()
              ? "  one predicate for each row; it computes no metric"
              : "  nothing for each row");
    }
    for (var call : calls) {
      var sharing =
          others.stream()
              .filter(other -> !other.name().equals(rule.name()) && shares(rule, other, call))
              .map(Rule::name)
              .sorted()
              .toList();
      lines.add(
          "  "
              + call.text()
              + ": "
              + (sharing.isEmpty()
                  ? "for this rule alone"
                  : "shared with " + String.join(", ", sharing)));
    }
    return String.join("\n", lines);
  }

  /** One state serves both if it is of the same rows: same filter, segments and windows. */
  private static boolean shares(Rule rule, Rule other, MetricCall call) {
    return RuleMetrics.calls(other).contains(call)
        && Objects.equals(rule.filter(), other.filter())
        && Objects.equals(rule.window(), other.window())
        && Objects.equals(rule.time(), other.time())
        && keys(rule).equals(keys(other))
        && overlap(rule.target(), other.target());
  }

  private static String keys(Rule rule) {
    return rule.segmentation() == null ? "" : rule.segmentation().sql();
  }

  private static boolean overlap(Target one, Target other) {
    if (one instanceof LikeTarget like && other instanceof NamedTarget named) {
      return like.matches(new DatasetId("", "", named.name()));
    }
    boolean reversed = one instanceof NamedTarget && other instanceof LikeTarget;
    return reversed ? overlap(other, one) : one.sql().equals(other.sql());
  }
}
