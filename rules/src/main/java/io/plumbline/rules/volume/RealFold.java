package io.plumbline.rules.volume;

import io.plumbline.rules.series.SeriesDetector;
import io.plumbline.rules.series.SeriesJudgement;
import io.plumbline.rules.series.SeriesView;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The fold of metrics that are any real number, such as averages: by the detector of series of
 * which nothing is known beforehand. It learns from anomalies by itself, told or not.
 */
final class RealFold implements SeriesFold {
  private final SeriesDetector detector;
  private String codeVersion;

  RealFold(VolumeSeries series) {
    detector = series.model() == null ? new SeriesDetector() : SeriesDetector.of(series.model());
    codeVersion = series.codeVersion();
  }

  @Override
  public VolumeSeries series() {
    return new VolumeSeries(0, List.of(), detector.toBytes(), 0, 0, codeVersion, null, null);
  }

  @Override
  public String codeVersion() {
    return codeVersion;
  }

  @Override
  public LoadVerdict take(VolumePoint load, Told told) {
    int before = detector.learned();
    var judgement = detector.observe(load.startMillis(), load.value());
    if (!judgement.isAnomaly() && load.codeVersion() != null) {
      codeVersion = load.codeVersion();
    }
    if (before < SeriesDetector.LEARNING) {
      return LoadVerdict.learning(before, SeriesDetector.LEARNING);
    }
    boolean isKnown =
        judgement.view() != SeriesView.DRIFT && !Double.isNaN(judgement.expectedFrom());
    double from = judgement.expectedFrom();
    double to = judgement.expectedTo();
    return new LoadVerdict(
        false,
        judgement.isAnomaly(),
        view(judgement),
        isKnown ? (from + to) / 2 : null,
        isKnown ? from : null,
        isKnown ? to : null,
        reason(judgement),
        details(judgement));
  }

  private static String reason(SeriesJudgement judgement) {
    return judgement.isAnomaly() ? judgement.explanation() : "nothing unusual";
  }

  private static View view(SeriesJudgement judgement) {
    if (judgement.measured() < judgement.expectedFrom()) {
      return View.DROP;
    }
    return judgement.measured() > judgement.expectedTo() ? View.SPIKE : View.RARE;
  }

  private static Map<String, String> details(SeriesJudgement judgement) {
    return Map.of(
        "view",
        judgement.view().name(),
        "score",
        String.format(Locale.ROOT, "%.2f", judgement.score()),
        "pValue",
        String.format(Locale.ROOT, "%.2g", judgement.probability()));
  }
}
