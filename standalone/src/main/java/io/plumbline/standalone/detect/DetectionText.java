package io.plumbline.standalone.detect;

import io.plumbline.standalone.client.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was found, for people. */
final class DetectionText {
  private static final int MOST_LINES = 50;

  private DetectionText() {}

  static List<String> of(DetectionResult result) {
    var lines = new ArrayList<String>();
    var table = Table.of("SERIES", "TIMESTAMP", "VALUE", "SCORE", "WHY");
    int shown = 0;
    for (var series : result.series()) {
      for (var alert : series.alerts()) {
        if (shown++ < MOST_LINES) {
          table.row(
              series.file(),
              alert.timestamp(),
              String.format(Locale.ROOT, "%.6g", alert.value()),
              String.format(Locale.ROOT, "%.3f", alert.judgement().score()),
              alert.judgement().explanation());
        }
      }
    }
    if (shown > 0) {
      lines.add(table.text());
      if (result.anomalies() > MOST_LINES) {
        lines.add("... and " + (result.anomalies() - MOST_LINES) + " more; they are in the output");
      }
      lines.add("");
    }
    result.problems().forEach(problem -> lines.add("Problem: " + problem.text()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d series, %,d rows, %,d anomalies, %,d problems in %.1f s",
            result.series().size(),
            result.rows(),
            result.anomalies(),
            result.problems().size(),
            result.seconds()));
    return lines;
  }
}
