package io.plumbline.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void aFigureThatMissesItsBarSaysSo() {
    var figure = Figure.atLeast(1.7, "hot", "cores", 1.2, "cores");
    assertThat(figure.isReached()).isFalse();
    assertThat(figure.line()).startsWith("hot ").contains("1.20").endsWith("NOT REACHED >= 1.7");
  }

  @Test
  void aFigureWithoutABarOnlyInforms() {
    assertThat(Figure.of("hot", "rows", 1234567, "rows/s").line()).endsWith("1,234,567.00 rows/s");
  }

  @Test
  void noFigureAtAllMissesItsBar() {
    assertThat(Figure.atMost(1, "rules", "delay", Double.POSITIVE_INFINITY, "ms").isReached())
        .isFalse();
    assertThat(Figure.atLeast(1, "rules", "speed", Double.NaN, "x").isReached()).isFalse();
  }
}
