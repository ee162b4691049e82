package io.plumbline.sql;

import io.plumbline.rules.RowTime;
import io.plumbline.rules.Window;
import io.plumbline.sql.expression.Intervals;
import java.time.Duration;
import java.util.Locale;

/** Says in words over which rows a rule is judged, and when. */
final class WindowWords {
  private WindowWords() {}

  static String of(Window window, RowTime time) {
    if (window instanceof Window.Run) {
      return "each run or posted batch";
    }
    if (window instanceof Window.Batch) {
      return "each posted batch";
    }
    if (window instanceof Window.LastRuns last) {
      return "each run and the " + (last.runs() - 1) + " before it";
    }
    var column = time.column() == null ? "the time of arrival" : time.column();
    var late =
        time.latenessMillis() == 0
            ? ""
            : ", corrected for rows up to " + of(time.latenessMillis()) + " late";
    return form(window) + " by " + column + late;
  }

  private static String form(Window window) {
    if (window instanceof Window.Tumble tumble) {
      return "each " + of(tumble.millis());
    }
    if (window instanceof Window.Hop hop) {
      return "the last " + of(hop.millis()) + " every " + of(hop.slideMillis());
    }
    if (window instanceof Window.Session session) {
      return "each session that a gap of " + of(session.gapMillis()) + " ends";
    }
    var cumulate = (Window.Cumulate) window;
    return "each " + of(cumulate.millis()) + " so far, every " + of(cumulate.stepMillis());
  }

  static String when(Window window) {
    if (window.isOfOneRun() || window instanceof Window.LastRuns) {
      return "when the run or batch is complete";
    }
    return window instanceof Window.Cumulate cumulate
        ? "every " + of(cumulate.stepMillis()) + " while the window is open"
        : "when the window closes";
  }

  /** {@code 5 minute}. */
  static String of(Duration duration) {
    var quoted = Intervals.print(duration).substring("INTERVAL ".length());
    return quoted.replace("'", "").toLowerCase(Locale.ROOT);
  }

  private static String of(long millis) {
    return of(Duration.ofMillis(millis));
  }
}
