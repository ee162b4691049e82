package io.plumbline.standalone.check;

import io.plumbline.model.Verdict;
import io.plumbline.standalone.client.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of a check for people. */
final class CheckText {
  private static final int WIDEST_MESSAGE = 100;
  private static final int MOST_SAMPLES = 3;
  private static final int MOST_VERDICTS = 200;

  private CheckText() {}

  static List<String> of(CheckResult result) {
    var lines = new ArrayList<String>();
    for (var data : result.data()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %,d rows; %s",
              data.dataset(),
              data.rows(),
              cut(String.join(", ", data.schema()))));
      data.leftOut().forEach(left -> lines.add("  " + left));
    }
    lines.add("");
    if (!result.judged().isEmpty()) {
      lines.add(table(result.judged()));
      lines.add("");
    }
    samples(result.judged(), lines);
    result.problems().forEach(problem -> lines.add("Problem: " + problem.text()));
    lines.add(summary(result));
    return lines;
  }

  private static String table(List<Judged> judged) {
    var table = Table.of("VERDICT", "SEVERITY", "RULE", "DATASET", "SCOPE", "WHAT");
    // Violations first: they are what one looks for among hundreds.
    judged.stream()
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .limit(MOST_VERDICTS)
        .forEach(
            each -> {
              var verdict = each.verdict();
              var scope =
                  (verdict.scope().isWindow() ? verdict.scope().id() + " " : "")
                      + verdict.segmentText();
              table.row(
                  verdict.verdict(),
                  verdict.verdict() == Verdict.FAIL
                      ? verdict.severity()
                      : verdict.rule().severity(),
                  verdict.rule().name(),
                  each.dataset(),
                  scope,
                  cut(verdict.message()));
            });
    var more = judged.size() - MOST_VERDICTS;
    return table.text() + (more > 0 ? "\n... and " + more + " more; see --format json" : "");
  }

  private static int rank(Judged judged) {
    return switch (judged.verdict().verdict()) {
      case FAIL -> 0;
      case UNKNOWN -> 1;
      case PASS -> 2;
    };
  }

  private static void samples(List<Judged> judged, List<String> lines) {
    for (var each : judged) {
      var verdict = each.verdict();
      if (verdict.verdict() == Verdict.FAIL && !verdict.samples().isEmpty()) {
        lines.add("Rows that violate " + verdict.rule().name() + ":");
        verdict.samples().stream()
            .limit(MOST_SAMPLES)
            .forEach(sample -> lines.add("  " + cut(sample)));
        lines.add("");
      }
    }
  }

  private static String summary(CheckResult result) {
    return String.format(
        Locale.ROOT,
        "%,d passed, %,d violated, %,d unknown, %,d problems; %,d rows in %.1f s",
        count(result, Verdict.PASS),
        count(result, Verdict.FAIL),
        count(result, Verdict.UNKNOWN),
        result.problems().size(),
        result.data().stream().mapToLong(CheckResult.DataSummary::rows).sum(),
        result.seconds());
  }

  private static long count(CheckResult result, Verdict verdict) {
    return result.judged().stream().filter(each -> each.verdict().verdict() == verdict).count();
  }

  private static String cut(String text) {
    return text.length() <= WIDEST_MESSAGE ? text : text.substring(0, WIDEST_MESSAGE - 3) + "...";
  }
}
