package io.plumbline.rules.volume;

import io.plumbline.rules.strategy.Anomaly;
import io.plumbline.rules.strategy.StrategyCall;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The fold of a strategy that other tools have: it judges the newest value in the light of the
 * latest ones before it, anomalies included, as they do.
 */
final class StrategyFold implements SeriesFold {
  /** Values kept: 4 KB. */
  private static final int KEPT = 512;

  private final StrategyCall call;
  private double[] values;
  private String codeVersion;

  StrategyFold(StrategyCall call, VolumeSeries series) {
    this.call = call;
    values = series.values() == null ? new double[0] : series.values();
    codeVersion = series.codeVersion();
  }

  @Override
  public VolumeSeries series() {
    return new VolumeSeries(0, List.of(), null, 0, 0, codeVersion, values, null);
  }

  @Override
  public String codeVersion() {
    return codeVersion;
  }

  @Override
  public LoadVerdict take(VolumePoint load, Told told) {
    int before = values.length;
    int from = before < KEPT ? 0 : 1;
    values = Arrays.copyOfRange(values, from, before + 1);
    values[values.length - 1] = load.value();
    var strategy = call.strategy();
    if (before < strategy.pointsBefore()) {
      return LoadVerdict.learning(before, strategy.pointsBefore() + 1);
    }
    var anomaly = strategy.judgeLast(values);
    if (anomaly.isEmpty() && load.codeVersion() != null) {
      codeVersion = load.codeVersion();
    }
    return anomaly.map(this::anomalous).orElseGet(this::ordinary);
  }

  private LoadVerdict anomalous(Anomaly anomaly) {
    return new LoadVerdict(
        false,
        true,
        anomaly.measured() < anomaly.lower() ? View.DROP : View.SPIKE,
        null,
        null,
        null,
        "%s: %s".formatted(call.kind().strategy(), anomaly.explanation()),
        Map.of("strategy", call.kind().strategy()));
  }

  private LoadVerdict ordinary() {
    return new LoadVerdict(
        false,
        false,
        View.DROP,
        null,
        null,
        null,
        "%s finds nothing unusual".formatted(call.kind().strategy()),
        Map.of("strategy", call.kind().strategy()));
  }
}
