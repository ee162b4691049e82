package io.plumbline.rules.strategy;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Values outside fixed bounds.
 *
 * @param lower smallest value that is expected
 * @param upper largest value that is expected
 */
public record SimpleThreshold(double lower, double upper) implements Strategy {
  public SimpleThreshold {
    Bounds.check("threshold", lower, upper);
  }

  @Override
  public List<Anomaly> detect(double[] series, SearchInterval interval) {
    return IntStream.range(interval.from(), interval.end(series.length))
        .filter(i -> Bounds.exclude(series[i], lower, upper))
        .mapToObj(i -> new Anomaly(i, series[i], series[i], lower, upper, "value"))
        .toList();
  }

  @Override
  public int pointsBefore() {
    return 0;
  }
}
