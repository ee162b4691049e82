package io.plumbline.rules.quality;

import io.plumbline.model.Keys;
import io.plumbline.rules.RowTime;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Segmentation;
import io.plumbline.rules.Window;

/**
 * How rows are divided before they are judged: by window of time and by segment. Rules with an
 * equal grid share every metric state.
 *
 * @param segmentation null when there are no segments
 */
public record Grid(Window window, RowTime time, Segmentation segmentation) {
  /** The grid of a rule about rows. */
  public static Grid of(Rule rule) {
    var segmentation = rule.segmentation();
    return new Grid(
        rule.window() instanceof Window.Batch ? new Window.Run() : rule.window(),
        rule.time(),
        segmentation == null ? null : segmentation.asKept());
  }

  /** The grid as text: what tells it apart in keys. */
  public String text() {
    return Keys.join(
        window.toString(),
        time.toString(),
        segmentation == null ? "" : segmentation.sql(),
        String.valueOf(mostSegments()));
  }

  /**
   * Length of the panes that its windows are made of, in milliseconds; 0 when the rows of a run are
   * one pane. Each row is in one pane, however many windows overlap there.
   */
  long paneMillis() {
    if (window instanceof Window.Tumble tumble) {
      return tumble.millis();
    }
    if (window instanceof Window.Hop hop) {
      return hop.slideMillis();
    }
    if (window instanceof Window.Cumulate cumulate) {
      return cumulate.stepMillis();
    }
    // Rows within one gap of each other are of one session, whatever else there is.
    return window instanceof Window.Session session ? session.gapMillis() : 0;
  }

  /** Whether it divides rows by run, and not by time. */
  public boolean isOfRuns() {
    return paneMillis() == 0;
  }

  /** How long after a row its last window closes at the latest, in milliseconds. */
  long longestMillis() {
    return window instanceof Window.Hop hop
        ? hop.millis()
        : window instanceof Window.Cumulate cumulate ? cumulate.millis() : paneMillis();
  }

  /** How many segments of a pane are kept. */
  int mostSegments() {
    return segmentation == null ? 1 : segmentation.most();
  }
}
