package io.plumbline.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.MetricValues;
import io.plumbline.rules.Truth;
import io.plumbline.udfs.MetricCall;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          PREVIOUS(ROW_COUNT()) = 10                               | TRUE
          LAST(ROW_COUNT(), 2) = 20 AND LAST(ROW_COUNT(), 5) = 60  | TRUE
          LAST(ROW_COUNT(), 6) = 60                                | UNKNOWN
          LAST(ROW_COUNT(), 4) IS NULL                             | TRUE
          AVG(ROW_COUNT()) OVER LAST 3 RUNS = 20                   | TRUE
          SUM(ROW_COUNT()) OVER LAST 3 RUNS = 60                   | TRUE
          MIN(ROW_COUNT()) OVER LAST 3 RUNS = 10                   | TRUE
          MAX(ROW_COUNT()) OVER LAST 3 RUNS = 30                   | TRUE
          STDDEV(ROW_COUNT()) OVER LAST 3 RUNS = 10                | TRUE
          STDDEV(ROW_COUNT()) OVER LAST 1 RUNS > 0                 | UNKNOWN
          AVG(ROW_COUNT()) OVER LAST 4 RUNS > 0                    | UNKNOWN
          AVG(ROW_COUNT()) OVER LAST 9 RUNS > 0                    | UNKNOWN
          ROW_COUNT() > AVG(ROW_COUNT()) OVER LAST 3 RUNS * 0.8    | TRUE
          ABS(ROW_COUNT() - PREVIOUS(ROW_COUNT())) / PREVIOUS(ROW_COUNT()) > 0.5 | TRUE
          PREVIOUS(MIN(a)) > 0                                     | UNKNOWN
          FRESHNESS(ts) < INTERVAL '3' HOUR                        | TRUE
          FRESHNESS(ts) = INTERVAL '1' HOUR + INTERVAL '30' MINUTE | TRUE
          FRESHNESS(ts) BETWEEN INTERVAL '0.5' SECOND AND INTERVAL '1' DAY | TRUE
          MAX(ts) = TIMESTAMP '1970-01-01 00:01:40'                | TRUE
          MAX(ts) > TIMESTAMP '1970-01-01 00:01:40.000001'         | FALSE
          MIN(d) < DATE '1970-01-02'                               | TRUE
          MAX(ts) - MIN(ts) < INTERVAL '1' SECOND                  | TRUE
          MAX(ts) BETWEEN DATE '1970-01-02' - INTERVAL '1' DAY AND DATE '1970-01-03' | TRUE
          """)
  void historyIsJudgedWhereAllOfItIsKnown(String sql, Truth truth) {
    assertThat(Expressions.metrics(sql).test(new Remembered())).isEqualTo(truth);
  }

  private static final class Remembered implements MetricValues {
    @Override
    public Number of(MetricCall call) {
      return call.function().equals("FRESHNESS") ? (Number) 5400.0 : (Number) 100L;
    }

    @Override
    public List<Number> before(MetricCall call, int most) {
      var known = Arrays.<Number>asList(10L, 20L, 30.0, null, 60L);
      return call.equals(MetricCall.of("ROW_COUNT"))
          ? known.subList(0, Math.min(most, known.size()))
          : List.of();
    }
  }

  @Test
  void oneConditionServesManyThreads() throws Exception {
    var condition = Expressions.metrics("ROW_COUNT() > 5 AND -NULL_COUNT(a) < 0");
    var call = MetricCall.of("ROW_COUNT");
    var wrong = new AtomicInteger();
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
