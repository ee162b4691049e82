package io.plumbline.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Expectation;
import io.plumbline.rules.Truth;
import io.plumbline.sql.CreateRule;
import io.plumbline.sql.Statements;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettledTruthTest {
  /** What ten rows gave so far. */
  private static final Map<String, Number> VALUES =
      Map.of(
          "ROW_COUNT()",
          10L,
          "NULL_COUNT(a)",
          1L,
          "MIN(a)",
          -2L,
          "MAX(a)",
          7L,
          "AVG(a)",
          3.5,
          "MAX(x)",
          7.5,
          "MIN(x)",
          -7.5,
          "MAX(ts)",
          new BigDecimal("86400.000000"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ROW_COUNT() > 9 | TRUE",
        "ROW_COUNT() >= 10 | TRUE",
        "ROW_COUNT() > 10 | UNKNOWN",
        "ROW_COUNT() < 10 | FALSE",
        "ROW_COUNT() <= 10 | UNKNOWN",
        "10 > ROW_COUNT() | FALSE",
        "NULL_COUNT(a) = 0 | FALSE",
        "NULL_COUNT(a) = 1 | UNKNOWN",
        "NULL_COUNT(a) <> 0 | TRUE",
        "MIN(a) >= 0 | FALSE",
        "MIN(a) >= -2 | UNKNOWN",
        "MIN(a) < 0 | TRUE",
        "MAX(a) BETWEEN 0 AND 5 | FALSE",
        "MAX(a) BETWEEN 0 AND 9 | UNKNOWN",
        "AVG(a) > 100 | UNKNOWN",
        "MAX(b) > 0 | UNKNOWN",
        "MIN(a) >= 0 AND AVG(a) > 0 | FALSE",
        "MIN(a) < 0 OR AVG(a) > 0 | TRUE",
        "NOT MIN(a) < 0 | FALSE",
        "ROW_COUNT() + 1 < 5 | UNKNOWN",
        // A NaN may come after, and then there is no greatest number.
        "MAX(x) < 5 | UNKNOWN",
        "MIN(x) >= 0 | UNKNOWN",
        "MAX(ts) < DATE '1970-01-02' | FALSE",
        "MAX(ts) < DATE '1970-01-03' | UNKNOWN",
        "MAX(ts) > TIMESTAMP '1970-01-01 23:59:59' | TRUE"
      })
  void saysWhatNoFurtherRowCanChange(String condition, Truth expected) {
    var statement =
        Statements.parse("CREATE RULE r ON t EXPECT (" + condition + ")").orThrow().get(0);
    var metrics = (Expectation.Metrics) ((CreateRule) statement).rule().expectation();
    assertThat(metrics.condition().settled(call -> VALUES.get(call.text()))).isEqualTo(expected);
  }
}
