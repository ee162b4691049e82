package io.plumbline.sql;

import io.plumbline.rules.RowTime;
import io.plumbline.rules.Window;
import io.plumbline.sql.expression.Identifiers;
import io.plumbline.sql.expression.Intervals;
import java.time.Duration;

/** Prints what stands after OVER. */
final class WindowSql {
  private WindowSql() {}

  /** Empty for each run by itself, which is the default. */
  static String print(Window window, RowTime time) {
    return form(window)
        + (time.column() == null ? "" : " ON EVENT TIME " + Identifiers.path(time.column()))
        + (time.latenessMillis() == 0
            ? ""
            : " ALLOWED LATENESS " + interval(time.latenessMillis()));
  }

  private static String form(Window window) {
    if (window instanceof Window.Tumble tumble) {
      return "TUMBLE(" + interval(tumble.millis()) + ")";
    }
    if (window instanceof Window.Hop hop) {
      return "HOP(" + interval(hop.millis()) + ", " + interval(hop.slideMillis()) + ")";
    }
    if (window instanceof Window.Session session) {
      return "SESSION(" + interval(session.gapMillis()) + ")";
    }
    if (window instanceof Window.Cumulate cumulate) {
      return "CUMULATE("
          + interval(cumulate.stepMillis())
          + ", "
          + interval(cumulate.millis())
          + ")";
    }
    if (window instanceof Window.Batch) {
      return "BATCH";
    }
    return window instanceof Window.LastRuns last ? "LAST " + last.runs() + " RUNS" : "";
  }

  private static String interval(long millis) {
    return Intervals.print(Duration.ofMillis(millis));
  }
}
