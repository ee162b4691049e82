package io.plumbline.standalone.detect;

import java.util.List;

/**
 * What came of scoring a file or a folder.
 *
 * @param problems files that could not be scored
 * @param seconds wall time
 */
public record DetectionResult(
    List<ScoredSeries> series, List<SeriesProblem> problems, double seconds) {
  /** The result for programs. */
  public String json() {
    return DetectionJson.of(this).toString();
  }

  /** The result for people, line by line. */
  public List<String> text() {
    return DetectionText.of(this);
  }

  /** 0 if every file was scored, otherwise 2. */
  public int exitCode() {
    return problems.isEmpty() ? 0 : 2;
  }

  long rows() {
    return series.stream().mapToLong(ScoredSeries::rows).sum();
  }

  long anomalies() {
    return series.stream().mapToLong(ScoredSeries::anomalies).sum();
  }
}
