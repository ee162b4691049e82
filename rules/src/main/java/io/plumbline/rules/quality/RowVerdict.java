package io.plumbline.rules.quality;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Verdict;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a rule says of one segment of one scope.
 *
 * @param segment the values of the segment's keys; empty when the rule has none
 * @param severity of the violation; INFO without one
 * @param isViolated whether the scope violates the rule, damped or not
 * @param metrics the metrics that the rule reads
 * @param rows rows that the rule's filter let through
 * @param violations rows that violate an {@code EACH ROW} rule; else 0
 * @param unknown rows for which its predicate is UNKNOWN
 * @param samples violating rows as JSON
 * @param message one sentence for people, without the name of the dataset
 */
public record RowVerdict(
    Rule rule,
    RowScope scope,
    List<String> segment,
    Verdict verdict,
    Severity severity,
    boolean isViolated,
    List<MeasuredMetric> metrics,
    long rows,
    long violations,
    long unknown,
    List<String> samples,
    String message) {

  /** The segment as text; empty for all rows. */
  public String segmentText() {
    return SegmentNames.text(segment);
  }

  /** The finding that says the same. */
  public Finding finding(DatasetId dataset) {
    var subject = segment.isEmpty() ? "" : "segment " + segmentText();
    var builder = new FindingBuilder(rule, dataset, subject, scope.id(), scope.atMillis());
    if (!metrics.isEmpty()) {
      builder.detail("metrics", figures());
      if (metrics.size() == 1 && metrics.get(0).value() != null) {
        builder.observed(metrics.get(0).value().doubleValue());
      }
    } else if (rows > 0) {
      builder.observed(violations);
    }
    return builder
        .detail("rows", String.valueOf(rows))
        .detail("run", scope.run())
        .detail("unknown", unknown == 0 ? null : String.valueOf(unknown))
        .samples(samples)
        .verdict(verdict, severity, dataset.name() + ": " + message);
  }

  /** {@code ROW_COUNT() = 12, MIN(amount) = 0.5}. */
  String figures() {
    return metrics.stream()
        .map(metric -> metric.expression() + " = " + text(metric))
        .collect(Collectors.joining(", "));
  }

  private static String text(MeasuredMetric metric) {
    boolean isEstimate = metric.value() != null && !metric.isExact();
    return metric.text() + (isEstimate ? " (estimate)" : "");
  }
}
