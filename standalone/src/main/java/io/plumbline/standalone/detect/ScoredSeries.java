package io.plumbline.standalone.detect;

import io.plumbline.rules.series.SeriesJudgement;
import java.util.List;

/**
 * What came of one file.
 *
 * @param file relative to the input
 * @param missing rows without a value
 * @param anomalies how many rows are anomalies
 * @param alerts the first of them, at most {@link #MOST_ALERTS}
 */
public record ScoredSeries(
    String file, long rows, long missing, long anomalies, List<Alert> alerts) {
  /** How many anomalies are kept for the summary; the file written has all. */
  static final int MOST_ALERTS = 100;

  /** A row that is an anomaly, and why. */
  public record Alert(String timestamp, double value, SeriesJudgement judgement) {}
}
