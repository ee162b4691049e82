package io.plumbline.rules.quality;

import io.plumbline.model.row.RowBatch;
import io.plumbline.rules.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Divides rows among the cells of one grid. Not thread-safe. */
final class GridEvaluator {
  private final Grid grid;
  private final int timePosition;
  private final SegmentNames names;
  private final Layout layout = new Layout();
  private final EventTime times = new EventTime();
  private final boolean opensPanesByRows;
  private final boolean timesSegments;
  private final Map<Long, Cells> panes = new LinkedHashMap<>();
  private long latestStart;
  private Cells latest;
  private final List<Cell> touched = new ArrayList<>();

  /**
   * @param timePosition where the time of rows is; -1 for the time of arrival
   * @param segmentPositions where the keys of the segments are
   */
  GridEvaluator(Grid grid, int timePosition, int... segmentPositions) {
    this.grid = grid;
    this.timePosition = timePosition;
    this.names = new SegmentNames(segmentPositions);
    // A session is of the rows that are let through: others must not make it longer.
    boolean isSession = grid.window() instanceof Window.Session;
    this.opensPanesByRows = grid.paneMillis() > 0 && !isSession;
    this.timesSegments = isSession && grid.segmentation() != null;
  }

  Layout layout() {
    return layout;
  }

  int openPanes() {
    return panes.size();
  }

  /** Begins what is no window of time: there is a result even when there are no rows. */
  void beginRun() {
    if (grid.paneMillis() == 0) {
      var run = pane(0);
      if (grid.segmentation() == null) {
        run.whole();
      }
    }
  }

  void accept(RowBatch batch, long arrivalMillis) {
    var parts = layout.parts();
    if (opensPanesByRows && parts.stream().noneMatch(part -> part.filter().isOfAllRows())) {
      openPanes(batch, arrivalMillis);
    }
    for (int part = 0; part < parts.size(); part++) {
      var rows = parts.get(part).filter().rows();
      if (rows.isEmpty()) {
        continue;
      }
      if (isOneCell()) {
        var pane = pane(paneOf(arrivalMillis));
        pane.sawTime(arrivalMillis);
        pane.whole().accept(part, batch, rows);
      } else {
        divide(part, batch, arrivalMillis);
      }
    }
  }

  /** A window with rows of which a filter lets none through is there all the same. */
  private void openPanes(RowBatch batch, long arrivalMillis) {
    int rows = timePosition < 0 ? 1 : batch.size();
    for (int row = 0; row < rows; row++) {
      long at = timePosition < 0 ? arrivalMillis : times.millis(batch.column(timePosition), row);
      if (at != EventTime.NONE) {
        var pane = pane(paneOf(at));
        pane.sawTime(at);
        if (grid.segmentation() == null) {
          pane.whole();
        }
      }
    }
  }

  private boolean isOneCell() {
    return grid.segmentation() == null && (grid.paneMillis() == 0 || timePosition < 0);
  }

  private void divide(int part, RowBatch batch, long arrivalMillis) {
    var selection = layout.parts().get(part).filter().rows();
    var rows = selection.rows();
    for (int i = 0; i < selection.size(); i++) {
      int row = rows[i];
      long at = timePosition < 0 ? arrivalMillis : times.millis(batch.column(timePosition), row);
      var pane = pane(paneOf(at));
      if (at != EventTime.NONE) {
        pane.sawTime(at);
      }
      var cell = pane.of(names.of(batch, row), part);
      if (cell != null) {
        if (cell.pending().isEmpty()) {
          touched.add(cell);
        }
        cell.pending().add(row);
        if (timesSegments && at != EventTime.NONE) {
          cell.sawTime(at);
        }
      }
    }
    for (var cell : touched) {
      if (!cell.pending().isEmpty()) {
        var pending = cell.pending();
        cell.accept(part, batch, pending);
        pending.clear();
      }
    }
    touched.clear();
  }

  private long paneOf(long atMillis) {
    long millis = grid.paneMillis();
    if (millis == 0) {
      return 0;
    }
    return atMillis == EventTime.NONE
        ? PanePartial.TIMELESS
        : Math.floorDiv(atMillis, millis) * millis;
  }

  private Cells pane(long startMillis) {
    // Rows come roughly in the order of time: most are of the pane of the row before.
    if (latest == null || startMillis != latestStart) {
      latestStart = startMillis;
      latest = open(startMillis);
    }
    return latest;
  }

  private Cells open(long startMillis) {
    return panes.computeIfAbsent(startMillis, start -> new Cells(layout, grid.mostSegments()));
  }

  /** What the rows since the last call say. */
  List<PanePartial> drain() {
    var text = grid.text();
    var drained = new ArrayList<PanePartial>(panes.size());
    panes.forEach((start, cells) -> drained.add(cells.partial(text, start)));
    panes.clear();
    latest = null;
    return drained;
  }
}
