package io.plumbline.rules.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Changes from point to point outside bounds: finite differences of some order. The first points,
 * as many as the order, are never anomalies.
 *
 * @param lower smallest change that is expected, negative for a decrease
 * @param upper largest change that is expected
 * @param order how often differences are taken: 1 for the change, 2 for its change
 */
public record AbsoluteChange(double lower, double upper, int order) implements Strategy {
  public AbsoluteChange {
    Bounds.check("absolute_change", lower, upper);
    if (order < 0) {
      throw new IllegalArgumentException(
          "Cannot take differences of order " + order + ": write 1 for the change itself");
    }
  }

  @Override
  public List<Anomaly> detect(double[] series, SearchInterval interval) {
    int start = Math.max(interval.from() - order, 0);
    int end = interval.end(series.length);
    if (end - start <= order) {
      return List.of();
    }
    double[] change = Arrays.copyOfRange(series, start, end);
    for (int k = 0; k < order; k++) {
      for (int i = change.length - 1; i > k; i--) {
        change[i] -= change[i - 1];
      }
    }
    var anomalies = new ArrayList<Anomaly>();
    for (int i = order; i < change.length; i++) {
      if (Bounds.exclude(change[i], lower, upper)) {
        anomalies.add(new Anomaly(start + i, series[start + i], change[i], lower, upper, "change"));
      }
    }
    return anomalies;
  }

  @Override
  public int pointsBefore() {
    return order;
  }
}
