package io.plumbline.rules.volume;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a judgement says to people, and figures as they are said. */
public final class VolumeWords {
  /** A factor nearer to 1 than this is not worth a word. */
  private static final double PLAIN = 0.05;

  private VolumeWords() {}

  /** What the model says, in the values of the metric. */
  static LoadVerdict verdict(double value, Judgement judgement, MetricScale scale) {
    double expected = scale.value(judgement.expected());
    double lower = scale.value(judgement.lower());
    double upper = scale.value(judgement.upper());
    var reason =
        format(
            "expected about %s (%s to %s)%s%s",
            number(expected),
            number(lower),
            number(upper),
            reasons(judgement),
            judgement.isAnomaly() ? because(judgement) : "");
    return new LoadVerdict(
        false,
        judgement.isAnomaly(),
        judgement.view(),
        expected,
        lower,
        upper,
        judgement.isAnomaly() ? change(value, expected) + "; " + reason : reason,
        details(judgement));
  }

  /** A count with its thousands apart, or a share with what matters of it. */
  public static String number(double value) {
    return value >= 100 || value == Math.rint(value)
        ? format("%,.0f", value)
        : format("%.3g", value);
  }

  /** A judgement without the name of what is judged. */
  static String explanation(double rows, Judgement judgement) {
    return format(
        "%.0f, %s; expected about %s%s",
        rows, change(rows, judgement.expected()), expected(judgement), because(judgement));
  }

  private static String change(double value, double expected) {
    double share = (value - expected) / Math.max(expected >= 1 ? 1 : 1e-4, expected);
    return format("%+.0f %%", 100 * share);
  }

  private static String expected(Judgement judgement) {
    return format(
        "%,.0f (%,.0f to %,.0f)%s",
        judgement.expected(), judgement.lower(), judgement.upper(), reasons(judgement));
  }

  private static String because(Judgement judgement) {
    return switch (judgement.view()) {
      case DROP, SPIKE -> format("; p = %.1g", judgement.pValue());
      case STUCK -> "; the same figure came too often in a row";
      case RARE -> "";
      case LEAK -> "; its level has been sinking for days";
      case STREAK -> "; the loads before it were too few as well";
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

  private static Map<String, String> details(Judgement judgement) {
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
