package io.plumbline.rules.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * Values too many standard deviations away from the mean of all points outside the search interval,
 * later ones included, or of all points.
 *
 * @param lowerDeviations how many sample standard deviations below the mean are expected; infinity
 *     for any number
 * @param upperDeviations how many above
 * @param includeInterval whether points that are judged are in the mean too, which hides anomalies
 */
public record BatchNormal(double lowerDeviations, double upperDeviations, boolean includeInterval)
    implements Strategy {
  public BatchNormal {
    Bounds.checkDeviations("batch_normal", lowerDeviations, upperDeviations);
  }

  @Override
  public List<Anomaly> detect(double[] series, SearchInterval interval) {
    double mean = 0;
    double squares = 0;
    long count = 0;
    for (int i = 0; i < series.length; i++) {
      if (includeInterval || !interval.contains(i)) {
        count++;
        // Welford 1962: a sum of squares would lose its digits.
        double delta = series[i] - mean;
        mean += delta / count;
        squares += delta * (series[i] - mean);
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          "Cannot use batch_normal on a series of "
              + series.length
              + " points that are all judged: give it points outside the interval, or include it");
    }
    double deviation = count == 1 ? 0 : Math.sqrt(squares / (count - 1));
    double lower = Bounds.away(mean, -lowerDeviations, deviation);
    double upper = Bounds.away(mean, upperDeviations, deviation);
    var anomalies = new ArrayList<Anomaly>();
    for (int i = interval.from(); i < interval.end(series.length); i++) {
      if (Bounds.exclude(series[i], lower, upper)) {
        anomalies.add(new Anomaly(i, series[i], series[i], lower, upper, "value"));
      }
    }
    return anomalies;
  }

  @Override
  public int pointsBefore() {
    return 1;
  }
}
