package io.plumbline.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.benchmarks.harness.Format;
import io.plumbline.benchmarks.harness.Measurement;
import io.plumbline.benchmarks.harness.Variant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingsTableTest {
  @Test
  void speedIsThatOfTheBestPassOfAllRounds() {
    var standing =
        Standing.of(List.of(measurement("duckdb", 9.0, 2.0, 4.0), measurement("duckdb", 8.0, 3.0)));

    assertThat(standing.bestSeconds()).isEqualTo(2);
    assertThat(standing.medianSeconds()).isEqualTo(3);
  }

  @Test
  void singlePassIsItsOwnMedian() {
    assertThat(Standing.of(List.of(measurement("duckdb", 9.0))).medianSeconds()).isEqualTo(9);
  }

  @Test
  void eachSystemStandsBesideItsPeers() {
    var table =
        StandingsTable.of(
            List.of(
                Standing.of(List.of(measurement("plumbline", 1.0))),
                Standing.of(List.of(measurement("deequ 2.1.0", 5.0)))));

    assertThat(table.lines().skip(1))
        .satisfiesExactly(
            plumbline ->
                assertThat(plumbline).matches("plumbline .* 5\\.00 +- +2\\.50 +1\\.00 +- .*"),
            deequ -> assertThat(deequ).matches("deequ 2\\.1\\.0 .* 1\\.00 +- .*"));
  }

  private static Measurement measurement(String system, Double... seconds) {
    return new Measurement(
        system,
        Format.NDJSON,
        Variant.ROWS,
        15,
        1000,
        List.of(seconds),
        List.of(2.5),
        1,
        1,
        Map.of());
  }
}
