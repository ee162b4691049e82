package io.plumbline.benchmarks.engine;

import java.util.List;
import java.util.function.Consumer;

/**
 * Ten thousand rules beside ten: what they cost, how soon a new one is in force, and whether memory
 * grows.
 *
 * @param batches of each measured pass
 * @param minutes how long rules change and memory is watched
 */
record RulesBenchmark(long batches, double minutes) implements Benchmark {
  private static final String NAME = "rules";
  private static final int MANY = 1_000;
  private static final int ROWS = 500;
  private static final int PASSES = 3;
  private static final double LEAST_RATIO = 0.8;
  private static final double MOST_DELAY_MILLIS = 1_000;
  private static final double MOST_GROWTH = 1.2;

  private static final double PACE = 100;
  private static final int FEW_ROWS = 100;
  private static final int PROBE_EVERY = 5;
  private static final double CHANGES_PER_MINUTE = 30;

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    throughput(figures);
    changes(figures);
  }

  private void throughput(Consumer<Figure> figures) throws Exception {
    var few = new Meter.Span(Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE);
    var many = few;
    // To compile what both run.
    pass(1);
    // Taking turns, so that noise meets both.
    for (int pass = 0; pass < PASSES; pass++) {
      few = few.best(pass(1));
      many = many.best(pass(MANY));
    }
    double rows = (double) batches * ROWS;
    figures.accept(Figure.of(NAME, "10 rules on 1 dataset", rows / few.seconds(), "rows/s"));
    figures.accept(Figure.of(NAME, "10 rules on 1 dataset", rows / few.cpuSeconds(), "rows/CPU s"));
    figures.accept(
        Figure.of(NAME, "10,000 rules on 1,000 datasets", rows / many.seconds(), "rows/s"));
    figures.accept(
        Figure.of(NAME, "10,000 rules on 1,000 datasets", rows / many.cpuSeconds(), "rows/CPU s"));
    figures.accept(
        Figure.atLeast(
            LEAST_RATIO, NAME, "speed of many / few", few.seconds() / many.seconds(), "x"));
    figures.accept(
        Figure.of(
            NAME, "rows a CPU second of many / few", few.cpuSeconds() / many.cpuSeconds(), "x"));
  }

  /** What comes before the clock starts: every dataset twice. */
  private Meter.Span pass(int datasets) throws Exception {
    long warmUp = 2L * MANY;
    return SamplesJob.run(
            new Samples(batches + warmUp, datasets, ROWS, 0, 0), warmUp * Samples.rulesPerDataset())
        .span();
  }

  private void changes(Consumer<Figure> figures) throws Exception {
    long count = Math.round(minutes * 60 * PACE);
    // The first note is taken when every dataset was seen.
    long heapEvery = Math.max(1, count / 3);
    var meter =
        SamplesJob.run(
            new Samples(count, MANY, FEW_ROWS, PROBE_EVERY, heapEvery),
            PACE,
            Math.round(minutes * CHANGES_PER_MINUTE));
    delays(meter.delays(Cluster.CORES), figures);
    var heap = meter.heap();
    figures.accept(Figure.of(NAME, "heap at a third of the run", heap.get(0), "MB"));
    figures.accept(Figure.of(NAME, "heap at two thirds", heap.get(1), "MB"));
    figures.accept(Figure.of(NAME, "heap at the end", heap.get(2), "MB"));
    figures.accept(
        Figure.atMost(
            MOST_GROWTH,
            NAME,
            "heap at the end / before",
            heap.get(2) / Math.min(heap.get(0), heap.get(1)),
            "x"));
  }

  private static void delays(List<Long> delays, Consumer<Figure> figures) {
    figures.accept(Figure.of(NAME, "changes of a rule", delays.size(), ""));
    figures.accept(Figure.of(NAME, "change until verdict of all, median", at(delays, 0.5), "ms"));
    figures.accept(
        Figure.atMost(
            MOST_DELAY_MILLIS, NAME, "change until verdict of all, greatest", at(delays, 1), "ms"));
  }

  private static double at(List<Long> sorted, double rank) {
    return sorted.isEmpty()
        ? Double.POSITIVE_INFINITY
        : sorted.get((int) Math.ceil(rank * sorted.size()) - 1);
  }
}
