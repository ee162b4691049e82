package io.plumbline.rules.quality;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Truth;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The verdict of a row or metric rule on a finished batch, window or run. */
public final class RowJudge {
  private RowJudge() {}

  /**
   * The finding of a rule on merged partial results; empty when they hold nothing about this
   * version of the rule.
   */
  public static Optional<Finding> judge(
      Rule rule, RowPartial partial, DatasetId dataset, String scope, long atMillis) {
    var version = partial.versions().get(rule.name());
    if (version == null || version != rule.version()) {
      return Optional.empty();
    }
    var finding = new FindingBuilder(rule, dataset, "", scope, atMillis);
    var problem = partial.problems().get(rule.name());
    if (problem != null) {
      return Optional.of(
          finding
              .detail("problem", problem)
              .verdict(
                  Verdict.UNKNOWN,
                  "Cannot judge %s on %s: %s".formatted(rule.name(), dataset.name(), problem)));
    }
    if (rule.expectation() instanceof Expectation.EachRow each) {
      var tally = partial.tallies().getOrDefault(rule.name(), new RowTally(0, 0, 0, null));
      return Optional.of(eachRow(each, tally, finding, dataset));
    }
    if (rule.expectation() instanceof Expectation.Metrics metrics) {
      return Optional.of(
          metrics(
              metrics,
              call -> {
                var state = partial.metrics().get(MetricKey.of(rule, call).text());
                return state == null ? null : MetricCatalogue.read(call, state).value();
              },
              finding,
              dataset));
    }
    return Optional.empty();
  }

  /** The finding of a metric rule on values that are known already, such as those a run reports. */
  public static Finding judge(
      Expectation.Metrics expectation,
      Function<MetricCall, Number> values,
      FindingBuilder finding,
      DatasetId dataset) {
    return metrics(expectation, values, finding, dataset);
  }

  private static Finding eachRow(
      Expectation.EachRow each, RowTally tally, FindingBuilder finding, DatasetId dataset) {
    if (tally.rows() == 0) {
      return finding.verdict(Verdict.UNKNOWN, "%s has no rows to judge".formatted(dataset.name()));
    }
    double share = (double) (tally.rows() - tally.violations()) / tally.rows();
    boolean violated = share < each.mostly();
    return finding
        .observed(tally.violations())
        .detail("rows", String.valueOf(tally.rows()))
        .detail("unknown", tally.unknown() == 0 ? null : String.valueOf(tally.unknown()))
        .samples(tally.samples())
        .verdict(
            violated ? Verdict.FAIL : Verdict.PASS,
            String.format(
                Locale.ROOT,
                "%,d of %,d rows of %s violate %s",
                tally.violations(),
                tally.rows(),
                dataset.name(),
                each.predicate().sql()));
  }

  private static Finding metrics(
      Expectation.Metrics metrics,
      Function<MetricCall, Number> values,
      FindingBuilder finding,
      DatasetId dataset) {
    var condition = metrics.condition();
    var truth = condition.test(values);
    var figures =
        condition.metrics().stream()
            .distinct()
            .map(call -> call.text() + " = " + text(values.apply(call)))
            .collect(Collectors.joining(", "));
    if (condition.metrics().size() == 1 && values.apply(condition.metrics().get(0)) != null) {
      finding.observed(values.apply(condition.metrics().get(0)).doubleValue());
    }
    var verdict =
        truth == Truth.TRUE ? Verdict.PASS : truth == Truth.FALSE ? Verdict.FAIL : Verdict.UNKNOWN;
    return finding
        .detail("metrics", figures)
        .verdict(
            verdict, "%s: expected %s; %s".formatted(dataset.name(), condition.sql(), figures));
  }

  private static String text(Number value) {
    return value == null ? "unknown" : value.toString();
  }
}
