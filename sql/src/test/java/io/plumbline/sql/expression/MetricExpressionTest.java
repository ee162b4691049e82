package io.plumbline.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Truth;
import io.plumbline.udfs.MetricCall;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricExpressionTest {
  private static final Map<MetricCall, Number> VALUES =
      Map.of(
          MetricCall.of("ROW_COUNT"),
          100L,
          MetricCall.of("NULL_COUNT", "a"),
          1L,
          MetricCall.of("COMPLETENESS", "a"),
          0.99,
          MetricCall.of("AVG", "a"),
          Double.NaN,
          MetricCall.of("MAX", "a"),
          Double.POSITIVE_INFINITY,
          MetricCall.of("SUM", "a"),
          new BigDecimal("9007199254740993.01"),
          MetricCall.of("MAX", "big"),
          (1L << 53) + 1);

  private static Truth judge(String sql) {
    return Expressions.metrics(sql).test(VALUES::get);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ROW_COUNT() = 100                                        | TRUE
          ROW_COUNT() BETWEEN 1 AND 99                             | FALSE
          COMPLETENESS(a) >= 0.99                                  | TRUE
          COMPLETENESS(a) > 0.99                                   | FALSE
          NULL_COUNT(a) / ROW_COUNT() <= 0.01                      | TRUE
          NULL_COUNT(a) * 100.0 / ROW_COUNT() < 1                  | FALSE
          NULL_COUNT(a) / (ROW_COUNT() - 100) < 1                  | UNKNOWN
          MAX(big) = 9007199254740993                              | TRUE
          MAX(big) = 9007199254740992                              | FALSE
          SUM(a) > MAX(big) AND SUM(a) - MAX(big) = 0.01           | TRUE
          MIN(a) > 0                                               | UNKNOWN
          MIN(a) > 0 OR ROW_COUNT() > 0                            | TRUE
          MIN(a) > 0 AND ROW_COUNT() = 0                           | FALSE
          MIN(a) IS NULL AND NOT ROW_COUNT() IS NULL               | TRUE
          AVG(a) > 0                                               | UNKNOWN
          MAX(a) > 1e308                                           | TRUE
          CASE WHEN ROW_COUNT() = 0 THEN 1 ELSE COMPLETENESS(a) END > 0.9 | TRUE
          COALESCE(MIN(a), 5) = 5                                  | TRUE
          """)
  void metricsWithoutAValueAreUnknownAndNumbersAreExact(String sql, Truth truth) {
    assertThat(judge(sql)).isEqualTo(truth);
  }

  @Test
  void oneConditionServesManyThreads() throws Exception {
    var condition = Expressions.metrics("ROW_COUNT() > 5 AND -NULL_COUNT(a) < 0");
    var call = MetricCall.of("ROW_COUNT");
    var wrong = new java.util.concurrent.atomic.AtomicInteger();
    var threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      long rows = t % 2 == 0 ? 10 : 1;
      var expected = t % 2 == 0 ? Truth.TRUE : Truth.FALSE;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  if (condition.test(asked -> asked.equals(call) ? rows : 1L) != expected) {
                    wrong.incrementAndGet();
                  }
                }
              });
      threads[t].start();
    }
    for (var thread : threads) {
      thread.join(10_000);
    }
    assertThat(wrong.get()).isZero();
  }
}
