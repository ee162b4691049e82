package io.plumbline.rules.strategy;

import java.util.List;
import java.util.Optional;

/**
 * A way to tell which points of a series are not as the others. Pure: the same series gives the
 * same anomalies. {@link StrategyKind} makes one from a name and parameters.
 */
public sealed interface Strategy
    permits AbsoluteChange,
        BatchNormal,
        HoltWinters,
        OnlineNormal,
        RelativeRateOfChange,
        SimpleThreshold {

  /**
   * The anomalies within an interval, in order.
   *
   * @param series values in order of time, none of them NaN
   * @throws IllegalArgumentException if the series is too short to be judged so
   */
  List<Anomaly> detect(double[] series, SearchInterval interval);

  /**
   * How many points must come before the first that can be judged; fewer make {@link #detect} throw
   * or stay silent.
   */
  int pointsBefore();

  /** The newest point, if it is an anomaly in the light of those before it. */
  default Optional<Anomaly> judgeLast(double[] series) {
    int last = series.length - 1;
    return last < pointsBefore()
        ? Optional.empty()
        : detect(series, SearchInterval.from(last)).stream().findFirst();
  }
}
