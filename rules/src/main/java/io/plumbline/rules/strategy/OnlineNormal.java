package io.plumbline.rules.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * Values too many standard deviations away from a running mean, in one pass.
 *
 * <p>The point that is judged is in its own mean and deviation, as it is in Deequ, so that n points
 * never lie further than sqrt(n - 1) deviations apart: with three, a total loss is invisible before
 * the eleventh point, and on a constant series any change is an anomaly however small. {@link
 * io.plumbline.rules.series.SeriesDetector} judges each point by those before it alone.
 *
 * @param lowerDeviations how many population standard deviations below the mean are expected;
 *     infinity for any number
 * @param upperDeviations how many above
 * @param ignoreStart part of the series, from its start, that is never an anomaly; 0 to 1
 * @param ignoreAnomalies whether anomalies are left out of the mean of what follows
 */
public record OnlineNormal(
    double lowerDeviations, double upperDeviations, double ignoreStart, boolean ignoreAnomalies)
    implements Strategy {
  public OnlineNormal {
    Bounds.checkDeviations("online_normal", lowerDeviations, upperDeviations);
    if (!(ignoreStart >= 0 && ignoreStart <= 1)) {
      throw new IllegalArgumentException(
          "Cannot ignore a part of " + ignoreStart + " at the start: write a number from 0 to 1");
    }
  }

  @Override
  public List<Anomaly> detect(double[] series, SearchInterval interval) {
    double mean = 0;
    double squares = 0;
    double skipped = series.length * ignoreStart;
    var anomalies = new ArrayList<Anomaly>();
    for (int i = 0; i < series.length; i++) {
      double value = series[i];
      // The count includes anomalies that were left out: Deequ's index goes on.
      double nextMean = mean + (value - mean) / (i + 1);
      double nextSquares = squares + (value - mean) * (value - nextMean);
      double deviation = Math.sqrt(nextSquares / (i + 1));
      double lower = Bounds.away(nextMean, -lowerDeviations, deviation);
      double upper = Bounds.away(nextMean, upperDeviations, deviation);
      boolean found = i >= skipped && interval.contains(i) && Bounds.exclude(value, lower, upper);
      if (found) {
        anomalies.add(new Anomaly(i, value, value, lower, upper, "value"));
      }
      if (!found || !ignoreAnomalies) {
        mean = nextMean;
        squares = nextSquares;
      }
    }
    return anomalies;
  }

  @Override
  public int pointsBefore() {
    return 1;
  }
}
