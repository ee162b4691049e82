package io.plumbline.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetricCallsTest {
  private static MetricCall only(String sql) {
    var metrics = Expressions.metrics(sql + " > 0").metrics();
    assertThat(metrics).hasSize(1);
    return metrics.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      textBlock =
          """
          COUNT(*)                         § ROW_COUNT()
          COUNT(a)                         § COUNT(a)
          COUNT(DISTINCT a, b)             § COUNT_DISTINCT(a, b)
          count_distinct(a)                § COUNT_DISTINCT(a)
          SUM(price * quantity)            § SUM(price * quantity)
          SUM( (price) )                   § SUM(price)
          COMPLIANCE(a > 0 AND b IS NULL)  § COMPLIANCE(a > 0 AND b IS NULL)
          MAX_LENGTH(trim(name))           § MAX_LENGTH(TRIM(name))
          QUANTILE(price, .50)             § QUANTILE(price, 0.5)
          APPROX_QUANTILE(price, 0.9e0)    § APPROX_QUANTILE(price, 0.9)
          MATCH_RATIO(email, '^[^@]+@it''s') § MATCH_RATIO(email, '^[^@]+@it''s')
          MATCH_RATIO(email, 'ABC')        § MATCH_RATIO(email, ABC)
          MATCH_RATIO(email, '007')        § MATCH_RATIO(email, '007')
          TYPE_RATIO(a, integral)          § TYPE_RATIO(a, INTEGRAL)
          TYPE_RATIO(a, 'INTEGRAL')        § TYPE_RATIO(a, INTEGRAL)
          RANGE(price)                     § RANGE(price)
          UNIQUENESS("order", a.b)         § UNIQUENESS("order", a.b)
          FRESHNESS(ts)                    § FRESHNESS(ts)
          LATENESS() + DURATION()          § LATENESS() + DURATION()
          AVG(CASE WHEN a THEN b END)      § AVG(CASE WHEN a THEN b END)
          """)
  void callIsPrintedAsOneThatReadsTheSame(String sql, String printed) {
    var condition = Expressions.metrics(sql + " > 0");

    assertThat(condition.sql()).isEqualTo(printed + " > 0");
    assertThat(Expressions.metrics(condition.sql())).isEqualTo(condition);
  }

  static List<String> examples() {
    return MetricCatalogue.functions().stream().map(Usage::example).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyMetricThereIsCanBeWritten(String example) {
    assertThat(Expressions.metrics(example + " > 0").sql()).isEqualTo(example + " > 0");
  }

  @Test
  void parametersAreTextsWithoutQuotes() {
    assertThat(only("MATCH_RATIO(email, 'a''b')"))
        .isEqualTo(new MetricCall("MATCH_RATIO", List.of("email"), List.of("a'b")));
    assertThat(only("QUANTILE(a*b, 0.50)"))
        .isEqualTo(new MetricCall("QUANTILE", List.of("a * b"), List.of("0.5")));
    assertThat(only("TYPE_RATIO(\"order\", integral)"))
        .isEqualTo(new MetricCall("TYPE_RATIO", List.of("\"order\""), List.of("INTEGRAL")));
  }

  @Test
  void argumentsAreKnownByTheirSql() {
    var arguments =
        Expressions.metrics("SUM(a*b) > AVG(c) AND PREVIOUS(SUM(a * b)) < MIN(d)").arguments();

    assertThat(arguments.keySet()).containsExactly("a * b", "c", "d");
    assertThat(arguments.get("a * b").columns()).containsExactly("a", "b");
    assertThat(arguments.get("c").column()).contains("c");
  }

  @Test
  void historyIsPrintedInOneForm() {
    assertThat(
            Expressions.metrics(
                    "LAST(ROW_COUNT()) > 1 AND last(row_count(), 1) > 1 AND PREVIOUS(COUNT(*)) > 1"
                        + " AND LAST(ROW_COUNT(), 7) > 1")
                .sql())
        .isEqualTo(
            "PREVIOUS(ROW_COUNT()) > 1 AND PREVIOUS(ROW_COUNT()) > 1 AND PREVIOUS(ROW_COUNT()) > 1"
                + " AND LAST(ROW_COUNT(), 7) > 1");
    assertThat(
            Expressions.metrics(
                    "ROW_COUNT() > AVG(ROW_COUNT()) OVER LAST 10 RUNS * 0.8 - STDDEV(COUNT(*)) OVER LAST 5 RUNS")
                .sql())
        .isEqualTo(
            "ROW_COUNT() > AVG(ROW_COUNT()) OVER LAST 10 RUNS * 0.8 - STDDEV(ROW_COUNT()) OVER LAST 5 RUNS");
  }

  @Test
  void historyReachesBackAsFarAsItsFurthestPart() {
    var condition =
        Expressions.metrics(
            "MAX(a) > LAST(MAX(a), 7) OR SUM(b) > MAX(SUM(b)) OVER LAST 30 RUNS OR MIN(c) > 0");

    assertThat(condition.history()).isEqualTo(30);
    assertThat(condition.metrics())
        .containsExactly(
            MetricCall.of("MAX", "a"), MetricCall.of("SUM", "b"), MetricCall.of("MIN", "c"));
    assertThat(Expressions.metrics("MIN(c) > 0").history()).isZero();
  }
}
