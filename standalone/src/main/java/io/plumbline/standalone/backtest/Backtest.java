package io.plumbline.standalone.backtest;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.volume.LoadAlert;
import io.plumbline.rules.volume.VolumeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Replays loads in the order in which they came, with a clock that fires the deadlines between
 * them, and writes what would have been raised.
 */
public final class Backtest {
  private static final List<String> LOADS =
      List.of("dataset", "event_time", "nominal_time", "row_count");

  private final Map<String, VolumeSettings> settings;
  private final RuleFile rules;
  private final Map<String, List<Watch>> watches = new LinkedHashMap<>();
  private final PriorityQueue<Deadline> deadlines = new PriorityQueue<>();
  private final Map<String, Integer> alerts = new TreeMap<>();
  private final AtomicLong rows = new AtomicLong();
  private long lastMillis = Long.MIN_VALUE;

  private record Deadline(long atMillis, String dataset, int watch)
      implements Comparable<Deadline> {
    private static final Comparator<Deadline> ORDER =
        Comparator.comparingLong(Deadline::atMillis)
            .thenComparing(Deadline::dataset)
            .thenComparingInt(Deadline::watch);

    @Override
    public int compareTo(Deadline other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * @param calendar holidays, or null for none
   * @param rules what is expected, or null for volume and arrival of every dataset
   * @throws BadHistoryException if a file cannot be used
   */
  public Backtest(Path datasets, Path calendar, Path rules) {
    settings = Datasets.read(datasets, Holidays.of(calendar));
    this.rules = rules == null ? null : RuleFile.read(rules);
  }

  /** Loads replayed so far; safe to ask from another thread. */
  public long rows() {
    return rows.get();
  }

  /** Alerts by kind, in alphabetical order. */
  public Map<String, Integer> alerts() {
    return alerts;
  }

  /**
   * Replays a history into a file of alerts, which appears when it is whole.
   *
   * @throws BadHistoryException if the history cannot be used
   * @throws IOException if the alerts cannot be written
   */
  public void run(Path history, Path output) throws IOException {
    var folder = output.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var part = Files.createTempFile(folder, ".", ".part");
    try {
      try (var writer = CsvWriter.builder().build(part)) {
        writer.writeRecord("dataset", "event_time", "score", "kind", "explanation");
        new HistoryFile(history)
            .read(
                LOADS,
                row ->
                    load(
                        row.getField("dataset"),
                        Instant.parse(row.getField("nominal_time")).toEpochMilli(),
                        Instant.parse(row.getField("event_time")).toEpochMilli(),
                        Double.parseDouble(row.getField("row_count")),
                        writer));
        wakeUntil(lastMillis, writer);
      }
      Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void load(
      String dataset, long nominalMillis, long atMillis, double count, CsvWriter writer) {
    if (!(count >= 0)) {
      throw new IllegalArgumentException("row_count is " + count + ": write a number from 0");
    }
    wakeUntil(atMillis, writer);
    lastMillis = Math.max(lastMillis, atMillis);
    var all = watches.computeIfAbsent(dataset, this::watches);
    for (int i = 0; i < all.size(); i++) {
      long before = all.get(i).deadlineMillis();
      for (var alert : all.get(i).load(nominalMillis, atMillis, count)) {
        write(dataset, alert, writer);
      }
      arm(dataset, i, before);
    }
    rows.incrementAndGet();
  }

  private List<Watch> watches(String dataset) {
    var known = settings.get(dataset);
    if (known == null) {
      throw new IllegalArgumentException(
          "dataset '" + dataset + "' is not among the datasets: add a line for it there");
    }
    if (rules == null) {
      return List.of(new ScheduledWatch(known));
    }
    var id = new DatasetId("default", "", dataset);
    long period = Math.round(1000 * known.periodSeconds());
    var all = new ArrayList<Watch>();
    for (var rule : rules.rules()) {
      if (rule.target().matches(id)) {
        all.add(new RuleWatch(rule, id, period, rules.calendars()));
      }
    }
    return all;
  }

  private void wakeUntil(long atMillis, CsvWriter writer) {
    while (!deadlines.isEmpty() && deadlines.peek().atMillis() < atMillis) {
      var deadline = deadlines.poll();
      var watch = watches.get(deadline.dataset()).get(deadline.watch());
      // A load moved it: then another entry is in the queue.
      if (watch.deadlineMillis() == deadline.atMillis()) {
        for (var alert : watch.wake()) {
          write(deadline.dataset(), alert, writer);
        }
        arm(deadline.dataset(), deadline.watch(), deadline.atMillis());
      }
    }
  }

  private void arm(String dataset, int watch, long before) {
    long deadline = watches.get(dataset).get(watch).deadlineMillis();
    if (deadline != before && deadline != Long.MAX_VALUE) {
      deadlines.add(new Deadline(deadline, dataset, watch));
    }
  }

  private void write(String dataset, LoadAlert alert, CsvWriter writer) {
    if (alert.isAlert()) {
      alerts.merge(alert.kind(), 1, Integer::sum);
    }
    writer.writeRecord(
        new ArrayList<>(
            List.of(
                dataset,
                Instant.ofEpochMilli(alert.atMillis()).toString(),
                String.format(Locale.ROOT, "%.4f", alert.score()),
                alert.kind(),
                alert.explanation())));
  }
}
