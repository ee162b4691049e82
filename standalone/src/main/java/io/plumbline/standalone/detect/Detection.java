package io.plumbline.standalone.detect;

import io.plumbline.rules.series.SeriesDetector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Scores every series of a folder, each row in the light of those before it alone. */
public final class Detection {
  private static final double NANOS = 1e9;

  private final SeriesTree tree;
  private final int threads;
  private final LongAdder rowsRead = new LongAdder();

  private Detection(SeriesTree tree, int threads) {
    this.tree = tree;
    this.threads = threads;
  }

  /**
   * @param input a file or a folder of them
   * @param output folder; made if there is none
   * @throws IllegalArgumentException if there is no series, or scores would fall among the series
   * @throws IOException if a folder cannot be read
   */
  public static Detection of(Path input, Path output, int threads) throws IOException {
    return new Detection(SeriesTree.of(input, output), threads);
  }

  /** How many rows were read so far; may be asked for while it runs. */
  public long rowsRead() {
    return rowsRead.sum();
  }

  /**
   * Scores all. A file that cannot be read is a problem and keeps no other from being scored.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   * @throws IllegalStateException if scores cannot be written
   */
  public DetectionResult run() throws InterruptedException {
    long began = System.nanoTime();
    var executor =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              var thread = new Thread(work, "detect");
              thread.setDaemon(true);
              return thread;
            });
    var series = new ArrayList<ScoredSeries>();
    var problems = new ArrayList<SeriesProblem>();
    try {
      var work = tree.files().stream().map(file -> (Callable<Outcome>) () -> score(file)).toList();
      for (var future : executor.invokeAll(work)) {
        var outcome = future.get();
        if (outcome.problem() == null) {
          series.add(outcome.series());
        } else {
          problems.add(outcome.problem());
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot write scores to " + tree.output(), e.getCause());
    } finally {
      executor.shutdownNow();
    }
    return new DetectionResult(series, problems, (System.nanoTime() - began) / NANOS);
  }

  /**
   * One of the two.
   *
   * @param series null if there is a problem
   * @param problem null if there is none
   */
  private record Outcome(ScoredSeries series, SeriesProblem problem) {}

  private Outcome score(Path file) throws IOException {
    var scoring = new Scoring();
    try {
      long rows = SeriesFile.score(tree.from(file), tree.to(file), scoring);
      return new Outcome(scoring.result(file.toString(), rows), null);
    } catch (UnreadableSeriesException e) {
      return new Outcome(null, new SeriesProblem(file.toString(), e.line(), e.getMessage()));
    }
  }

  /** One detector at work, and what it found. */
  private final class Scoring implements SeriesFile.Scorer {
    private final SeriesDetector detector = new SeriesDetector();
    private final List<ScoredSeries.Alert> alerts = new ArrayList<>();
    private long missing;
    private long anomalies;

    @Override
    public SeriesFile.Score score(SeriesRow row) {
      rowsRead.increment();
      if (Double.isNaN(row.value())) {
        missing++;
      }
      var judgement = detector.observe(row.atMillis(), row.value());
      if (judgement.isAnomaly()) {
        anomalies++;
        if (alerts.size() < ScoredSeries.MOST_ALERTS) {
          alerts.add(new ScoredSeries.Alert(row.timestamp(), row.value(), judgement));
        }
      }
      return new SeriesFile.Score(judgement.score(), judgement.isAnomaly());
    }

    ScoredSeries result(String file, long rows) {
      return new ScoredSeries(file, rows, missing, anomalies, List.copyOf(alerts));
    }
  }
}
