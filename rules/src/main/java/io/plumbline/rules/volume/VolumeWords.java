package io.plumbline.rules.volume;

import io.plumbline.model.DatasetId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a judgement says to people. */
final class VolumeWords {
  /** A factor nearer to 1 than this is not worth a word. */
  private static final double PLAIN = 0.05;

  private VolumeWords() {}

  static String learning(DatasetId dataset, int missing) {
    return "Learning the volume of %s: %d of %d loads seen"
        .formatted(dataset.name(), VolumeModel.LEARNED - missing, VolumeModel.LEARNED);
  }

  static String excluded(DatasetId dataset) {
    return "%s is not judged: the rule leaves out this run".formatted(dataset.name());
  }

  static String message(DatasetId dataset, double rows, Judgement judgement, boolean violated) {
    double change = (rows - judgement.expected()) / Math.max(1, judgement.expected());
    return format(
        "%s received %,.0f rows%s; expected about %,.0f (%,.0f to %,.0f)%s%s",
        dataset.name(),
        rows,
        violated ? format(", %+.0f %%", 100 * change) : "",
        judgement.expected(),
        judgement.lower(),
        judgement.upper(),
        reasons(judgement),
        violated ? because(judgement) : "");
  }

  private static String because(Judgement judgement) {
    return switch (judgement.view()) {
      case DROP, SPIKE -> format("; p = %.1g", judgement.pValue());
      case STUCK -> "; the same figure came too often in a row";
      case LEAK -> "; its level has been sinking for days";
    };
  }

  private static String reasons(Judgement judgement) {
    return factor("this time", judgement.season())
        + factor("day of month", judgement.month())
        + factor("holiday", judgement.holiday());
  }

  private static String factor(String name, double factor) {
    return Math.abs(factor - 1) < PLAIN ? "" : format(", %s x%.2f", name, factor);
  }

  static Map<String, String> details(Judgement judgement) {
    var details = new LinkedHashMap<String, String>();
    details.put("view", judgement.view().name());
    details.put("score", format("%.2f", judgement.score()));
    details.put("pValue", format("%.2g", judgement.pValue()));
    details.put("seasonFactor", format("%.3f", judgement.season()));
    details.put("monthFactor", format("%.3f", judgement.month()));
    details.put("holidayFactor", format("%.3f", judgement.holiday()));
    return details;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
