package io.plumbline.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.benchmarks.harness.Format;
import io.plumbline.benchmarks.harness.Measurement;
import io.plumbline.benchmarks.harness.Variant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private final Reference reference = new Reference(Map.of("SUM(quantity)", Bounds.exactly(100)));

  @Test
  void roundingIsNoError() {
    assertThat(reference.errors(measurement("SUM(quantity)", 100 + 1e-8))).isEmpty();
  }

  @Test
  void wrongValueIsAnErrorThatNamesSystemAndFormat() {
    assertThat(reference.errors(measurement("SUM(quantity)", 101)))
        .singleElement()
        .asString()
        .startsWith("somebody on ndjson: SUM(quantity) is 101.0, must be within ");
  }

  @Test
  void notANumberIsAnError() {
    assertThat(reference.errors(measurement("SUM(quantity)", Double.NaN))).hasSize(1);
  }

  @Test
  void metricThatNobodyAskedForIsAnError() {
    assertThat(reference.errors(measurement("SUM(tax)", 1))).hasSize(1);
  }

  private static Measurement measurement(String metric, double value) {
    return new Measurement(
        "somebody",
        Format.NDJSON,
        Variant.ROWS,
        15,
        1,
        List.of(1.0),
        List.of(),
        1,
        1,
        Map.of(metric, value));
  }
}
