package io.plumbline.rules.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values too far from a forecast by triple exponential smoothing, additive in trend and season,
 * which is fitted to all points before the search interval.
 *
 * <p>As in Deequ, what is too far does not grow with the distance of the forecast, and is 1.96
 * standard deviations of the absolute residuals, which are smaller than those of the residuals; a
 * season that fitted exactly makes an anomaly of any change.
 *
 * @param period points in a season: 24 for hours of a day, 7 for days of a week, 12 for months
 */
public record HoltWinters(int period) implements Strategy {
  /** 95 % of a normal distribution. */
  private static final double DEVIATIONS = 1.96;

  public HoltWinters {
    if (period < 2) {
      throw new IllegalArgumentException(
          "Cannot use holt_winters with a period of " + period + ": write 2 or more");
    }
  }

  @Override
  public List<Anomaly> detect(double[] series, SearchInterval interval) {
    int start = Math.min(interval.from(), series.length);
    int end = interval.end(series.length);
    if (start < pointsBefore()) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot use holt_winters with %d points before the judged ones: a period of %d needs"
                  + " two seasons, %d points",
              start, period, pointsBefore()));
    }
    double[] history = Arrays.copyOf(series, start);
    var fitted = Smoothing.fit(history, period);
    double reach = DEVIATIONS * fitted.deviationOfAbsoluteResiduals();
    double[] forecast = fitted.forecast(end - start);
    var anomalies = new ArrayList<Anomaly>();
    for (int i = start; i < end; i++) {
      double expected = forecast[i - start];
      if (Math.abs(series[i] - expected) > reach) {
        anomalies.add(
            new Anomaly(i, series[i], series[i], expected - reach, expected + reach, "value"));
      }
    }
    return anomalies;
  }

  @Override
  public int pointsBefore() {
    return 2 * period;
  }
}
