package io.plumbline.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.benchmarks.harness.Variant;
import org.junit.jupiter.api.Test;

class CheckReportTest {
  @Test
  void metricsOfSomeRowsAreToldFromThoseOfAll() {
    var report =
        CheckReport.of(
            """
            {"seconds": [2.0, 1.5], "rules": [
              {"rule": "lineitem_0", "verdict": "PASS", "metrics": {"ROW_COUNT()": 5}},
              {"rule": "lineitem_35", "verdict": "PASS", "metrics": {"ROW_COUNT()": 40}}]}
            """,
            Variant.MANY);

    assertThat(report.seconds()).containsExactly(2.0, 1.5);
    assertThat(report.metrics())
        .containsEntry("ROW_COUNT() WHERE shipmode = 'AIR'", 5.0)
        .containsEntry("ROW_COUNT()", 40.0)
        .hasSize(2);
  }

  @Test
  void ruleThatDidNotPassIsNoResult() {
    assertThatThrownBy(
            () ->
                CheckReport.of(
                    """
                    {"seconds": [2.0], "rules": [{"rule": "lineitem_rows", "verdict": "UNKNOWN"}]}
                    """,
                    Variant.ROWS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lineitem_rows");
  }
}
