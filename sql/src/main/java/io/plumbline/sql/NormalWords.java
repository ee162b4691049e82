package io.plumbline.sql;

import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.normal.Foretold;
import io.plumbline.rules.volume.MetricScale;

/** Says in words how a rule judges what is normal, and what it keeps for that. */
final class NormalWords {
  private NormalWords() {}

  static String expects(Expectation.Normal normal) {
    return normal.metric().text()
        + (normal.strategy() == null
            ? " must be normal for the dataset's own history"
            : " must be normal by " + normal.strategy().kind().strategy())
        + switch (normal.direction()) {
          case DROP -> "; only drops count";
          case SPIKE -> "; only spikes count";
          case BOTH -> "; drops and spikes count";
        };
  }

  static String when(Rule rule) {
    int trainedOn = ((Expectation.Normal) rule.expectation()).trainedOn();
    if (!rule.isAboutRows()) {
      return trainedOn == 0
          ? "when a run completes, after a learning phase"
          : "when a run completes, once " + trainedOn + " were seen";
    }
    return Foretold.of(rule).isPresent()
        ? "when the window closes, after a learning phase; and before it does, even if nothing"
            + " arrives, as soon as its final count can no longer be normal"
        : WindowWords.when(rule.window()) + ", after a learning phase";
  }

  /** What is kept of each series. */
  static String state(Rule rule, Expectation.Normal normal) {
    var metric = normal.metric().text();
    var series = rule.segmentation() == null ? "dataset" : "dataset and segment";
    if (normal.strategy() != null) {
      return "the last values of " + metric + " per " + series + ", at most 4 kB";
    }
    var model =
        MetricScale.of(normal.metric()).isPresent()
            ? "a model of %s per %s: level, season, noise and tails in at most 4 kB; to be"
                + " corrected, it as it was and the loads since, in at most 11 kB"
            : "a detector of %s per %s: level, jumps, drifts, time of day and rarity in at most 4 kB";
    return model.formatted(metric, series)
        + (Foretold.of(rule).isPresent() ? "; how the count of a window grows, half a kB" : "");
  }
}
