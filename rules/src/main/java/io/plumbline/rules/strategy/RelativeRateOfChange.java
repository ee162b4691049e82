package io.plumbline.rules.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * Ratios of a value to an earlier one outside bounds: 1 is no change, .5 is a loss of half. After
 * zero any value but zero is infinitely more, and an anomaly; zero after zero is none.
 *
 * @param lower smallest ratio that is expected
 * @param upper largest ratio that is expected
 * @param order how many points back the earlier value lies
 */
public record RelativeRateOfChange(double lower, double upper, int order) implements Strategy {
  public RelativeRateOfChange {
    Bounds.check("relative_rate_of_change", lower, upper);
    if (order < 1) {
      throw new IllegalArgumentException(
          "Cannot compare with the value " + order + " points back: write 1 or more");
    }
  }

  @Override
  public List<Anomaly> detect(double[] series, SearchInterval interval) {
    var anomalies = new ArrayList<Anomaly>();
    int end = interval.end(series.length);
    for (int i = Math.max(order, interval.from()); i < end; i++) {
      double ratio = series[i] / series[i - order];
      if (Bounds.exclude(ratio, lower, upper)) {
        anomalies.add(new Anomaly(i, series[i], ratio, lower, upper, "ratio to an earlier value"));
      }
    }
    return anomalies;
  }

  @Override
  public int pointsBefore() {
    return order;
  }
}
