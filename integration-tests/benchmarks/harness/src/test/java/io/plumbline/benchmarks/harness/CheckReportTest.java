package io.plumbline.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CheckReportTest {
  private static final String OF_METRIC =
      """
      {"rule": "%s", "verdict": "PASS", "metrics": [{"expression": "%s", "value": 5}]}""";

  @Test
  void metricsOfSomeRowsAreToldFromThoseOfAll() {
    var report = CheckReport.of(report(Variant.MANY, OF_METRIC), Variant.MANY);

    assertThat(report.seconds()).isEqualTo(1.5);
    assertThat(report.metrics())
        .containsEntry("ROW_COUNT() WHERE shipmode = 'AIR'", 5.0)
        .containsEntry("ROW_COUNT()", 5.0)
        .hasSize(51);
  }

  @Test
  void ruleOnEachRowTellsTheShareThatKeepsIt() {
    var report =
        CheckReport.of(
            report(
                Variant.MANY,
                """
                {"rule": "%s", "verdict": "PASS", "metrics": [], "rows": 4, "violations": 1}"""),
            Variant.MANY);

    assertThat(report.metrics()).containsEntry("COMPLIANCE(quantity >= 0)", 0.75);
  }

  @Test
  void ruleThatDidNotPassIsNoResult() {
    var unknown = report(Variant.MANY, OF_METRIC.replace("PASS", "UNKNOWN"));

    assertThatThrownBy(() -> CheckReport.of(unknown, Variant.MANY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("Cannot take a result that is no PASS: .*\"rule\":\"lineitem_.*");
  }

  @Test
  void ruleThatIsMissingIsNoResult() {
    assertThatThrownBy(() -> CheckReport.of("{\"rules\": [], \"problems\": []}", Variant.ROWS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot take a result of 0 rules where there are 15");
  }

  private static String report(Variant variant, String rule) {
    return RuleFile.byName(variant).entrySet().stream()
        .map(entry -> rule.formatted(entry.getKey(), entry.getValue().metric().text()))
        .map(text -> text.replace("\\d", "\\\\d"))
        .collect(
            Collectors.joining(",", "{\"rules\": [", "], \"problems\": [], \"seconds\": 1.5}"));
  }
}
