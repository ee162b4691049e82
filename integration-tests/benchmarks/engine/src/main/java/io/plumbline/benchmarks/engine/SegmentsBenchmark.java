package io.plumbline.benchmarks.engine;

import java.util.List;
import java.util.function.Consumer;

/** What a rule by segment keeps when there are far more segments than it may keep. */
record SegmentsBenchmark(long rows) implements Benchmark {
  private static final String NAME = "segments";
  private static final long FEW = 10_000;
  private static final long MANY = 1_000_000;
  private static final double MOST_GROWTH = 1.2;
  private static final List<String> RULES =
      List.of("SEGMENT BY segment EXPECT (ROW_COUNT() > 0 AND AVG(amount) >= 0)");

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    TableJob.run(Cluster.CORES, FEW, FEW, RULES);
    double few = measure(FEW, figures);
    double many = measure(MANY, figures);
    figures.accept(
        Figure.atMost(MOST_GROWTH, NAME, "heap at 1 million / 10 thousand", many / few, "x"));
  }

  private double measure(long segments, Consumer<Figure> figures) throws Exception {
    long taken = Math.max(rows, segments);
    var meter = TableJob.run(Cluster.CORES, taken, segments, RULES);
    var name = "%,d segments: ".formatted(segments);
    double heap = meter.heap().get(0);
    figures.accept(Figure.of(NAME, name + "heap", heap, "MB"));
    figures.accept(Figure.of(NAME, name + "rows", taken / meter.span().seconds(), "rows/s"));
    figures.accept(
        Figure.atLeast(1, NAME, name + "findings on those left out", meter.leftOut(), ""));
    return heap;
  }
}
