package io.plumbline.rules.quality;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;
import io.plumbline.udfs.MetricState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The running states of one segment of one pane. */
final class Cell {
  private final List<PartState> parts = new ArrayList<>();
  private final Selection pending = new Selection(0);
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  Cell(Layout layout) {
    layout.parts().forEach(part -> parts.add(new PartState(part)));
  }

  /** Rows of the batch at hand that belong here and were not yet taken. */
  Selection pending() {
    return pending;
  }

  /** How many rows of a part's filter it took. */
  long rows(int part) {
    return parts.get(part).rows;
  }

  /** Takes note of the time of one of its rows. */
  void sawTime(long millis) {
    firstMillis = Math.min(firstMillis, millis);
    lastMillis = Math.max(lastMillis, millis);
  }

  /** Takes rows that a filter let through. */
  void accept(int part, RowBatch batch, Selection selection) {
    parts.get(part).accept(batch, selection);
  }

  RowPartial partial() {
    var metrics = new HashMap<String, byte[]>();
    var tallies = new HashMap<String, RowTally>();
    for (var part : parts) {
      for (int i = 0; i < part.states.length; i++) {
        metrics.put(part.metrics.get(i).key(), part.states[i].toBytes());
      }
      part.tallies.forEach(tally -> tallies.put(tally.check.key().text(), tally.result()));
    }
    return new RowPartial(metrics, tallies, firstMillis, lastMillis);
  }

  private static final class PartState {
    private final List<Layout.Metric> metrics;
    private final MetricState[] states;
    private final List<Tally> tallies;
    private long rows;

    PartState(Layout.Part part) {
      metrics = part.metrics();
      states = metrics.stream().map(Layout.Metric::create).toArray(MetricState[]::new);
      tallies = part.checks().stream().map(Tally::new).toList();
    }

    void accept(RowBatch batch, Selection selection) {
      rows += selection.size();
      for (var state : states) {
        state.update(batch, selection);
      }
      for (var tally : tallies) {
        tally.accept(selection);
      }
    }
  }

  private static final class Tally {
    private final Check check;
    private final long[] counts = new long[3];
    private final List<String> samples = new ArrayList<>();

    Tally(Check check) {
      this.check = check;
    }

    void accept(Selection selection) {
      var truths = check.truths();
      var rows = selection.rows();
      long before = counts[RowPredicate.TRUE];
      for (int i = 0; i < selection.size(); i++) {
        counts[truths[rows[i]]]++;
      }
      boolean allTrue = counts[RowPredicate.TRUE] - before == selection.size();
      if (!allTrue && samples.size() < RowTally.MOST_SAMPLES) {
        sample(selection, truths);
      }
    }

    private void sample(Selection selection, byte[] truths) {
      var rows = selection.rows();
      for (int i = 0; i < selection.size() && samples.size() < RowTally.MOST_SAMPLES; i++) {
        if (check.isViolation(truths[rows[i]])) {
          samples.add(check.sample(rows[i]));
        }
      }
    }

    RowTally result() {
      return new RowTally(
          counts[RowPredicate.TRUE] + counts[RowPredicate.FALSE] + counts[RowPredicate.UNKNOWN],
          counts[RowPredicate.FALSE],
          counts[RowPredicate.UNKNOWN],
          List.copyOf(samples));
    }
  }
}
