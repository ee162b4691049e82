package io.plumbline.benchmarks.engine;

import java.util.List;
import java.util.function.Consumer;

/** One dataset that takes all the machine has: rows of a declared table by ten rules. */
record HotBenchmark(long rows) implements Benchmark {
  private static final String NAME = "hot";
  private static final double CORES_IN_USE = 1.7;
  private static final String WINDOW =
      "OVER TUMBLE(INTERVAL '1' SECOND) ON EVENT TIME \"at\" EXPECT ";
  private static final List<String> RULES =
      List.of(
          WINDOW + "(ROW_COUNT() > 0)",
          WINDOW + "(COMPLETENESS(email) > 0.9)",
          WINDOW + "(AVG(amount) BETWEEN 0 AND 1000)",
          WINDOW + "(STDDEV_POP(amount) > 0)",
          WINDOW + "(MAX(amount) < 1000)",
          WINDOW + "(APPROX_COUNT_DISTINCT(email) > 100)",
          WINDOW + "EACH ROW (amount >= 0)",
          WINDOW + "EACH ROW (status IN ('new', 'paid', 'sent', 'done'))",
          WINDOW + "EACH ROW (quantity < 100)",
          WINDOW + "EACH ROW (email LIKE '%@%')");

  @Override
  public void run(Consumer<Figure> figures) throws Exception {
    TableJob.run(Cluster.CORES, Math.max(1, rows / 5), 1, RULES);
    var one = measure(1, figures);
    var two = measure(Cluster.CORES, figures);
    figures.accept(
        Figure.of(NAME, "speed at parallelism 2 / 1", one.seconds() / two.seconds(), "x"));
    figures.accept(
        Figure.atLeast(
            CORES_IN_USE, NAME, "parallelism 2: CPU seconds / seconds", two.coresInUse(), "cores"));
  }

  private Meter.Span measure(int parallelism, Consumer<Figure> figures) throws Exception {
    var meter = TableJob.run(parallelism, rows, 1, RULES);
    var span = meter.span();
    var name = "parallelism " + parallelism + ": ";
    figures.accept(Figure.of(NAME, name + "rows", rows / span.seconds(), "rows/s"));
    figures.accept(Figure.of(NAME, name + "rows", rows / span.cpuSeconds(), "rows/CPU s"));
    figures.accept(Figure.of(NAME, name + "CPU seconds / seconds", span.coresInUse(), "cores"));
    figures.accept(
        Figure.of(
            NAME, name + "idle seconds / seconds", span.idleSeconds() / span.seconds(), "cores"));
    figures.accept(Figure.of(NAME, name + "verdicts", meter.verdicts(), ""));
    figures.accept(Figure.atMost(0, NAME, name + "verdicts UNKNOWN", meter.unknown(), ""));
    return span;
  }
}
