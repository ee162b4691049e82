package io.plumbline.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.Truth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowConditionTest {
  private static final RowSchema SCHEMA =
      RowSchema.builder()
          .add("i", ColumnKind.LONG)
          .add("x", ColumnKind.DOUBLE)
          .add("m", ColumnKind.DECIMAL)
          .add("s", ColumnKind.STRING)
          .add("b", ColumnKind.BOOLEAN)
          .add("d", ColumnKind.DATE)
          .add("t", ColumnKind.TIMESTAMP)
          .add("n", ColumnKind.LONG)
          .add("a.b", ColumnKind.JSON)
          .build();
  private static final long DAY = LocalDate.of(2026, 1, 31).toEpochDay();
  private static final Object[] ROW = {
    7L,
    2.5,
    new BigDecimal("10.10"),
    "Zoë ",
    true,
    DAY,
    (DAY * 86_400L + 8 * 3600) * 1_000_000L,
    null,
    "{}"
  };

  private static Truth judge(String sql) {
    return Batches.judge(sql, SCHEMA, ROW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      textBlock =
          """
          i = 7                                    § TRUE
          i <> 7                                   § FALSE
          I + 1 > 7 AND i - 1 < 7                  § TRUE
          i * 2 = 14 AND i / 2 = 3.5               § TRUE
          MOD(i, 4) = 3 AND i % 4 = 3              § TRUE
          -i = -7 AND ABS(-i) = 7 AND - -i = 7     § TRUE
          i > 6.5 AND i < 7.5 AND i >= 7.0         § TRUE
          6.5 < i AND 7.0 = i                      § TRUE
          i < 99999999999999999999                 § TRUE
          i > -99999999999999999999                § TRUE
          x = 2.5 AND x > i - 5 AND i > x          § TRUE
          m = 10.1 AND m > i AND m > x             § TRUE
          m * 2 = 20.20 AND m / 0 IS NULL          § TRUE
          1e1 < m                                  § TRUE
          x / 0 IS NULL AND i / 0 IS NULL AND MOD(i, 0) IS NULL § TRUE
          i + 9223372036854775807 IS NULL          § TRUE
          s = 'Zoë '                               § TRUE
          UPPER(s) = 'ZOË ' AND LOWER(s) = 'zoë '  § TRUE
          TRIM(s) = 'Zoë' AND CHAR_LENGTH(s) = 4 AND LENGTH(TRIM(s)) = 3 § TRUE
          SUBSTRING(s, 2, 2) = 'oë' AND SUBSTRING(s FROM 3) = 'ë ' § TRUE
          SUBSTRING(s, 0, 2) = 'Z' AND SUBSTRING(s, 9) = '' AND SUBSTRING(s, 1, -5) = '' § TRUE
          s || '!' = 'Zoë !'                       § TRUE
          s LIKE 'Z%' AND s LIKE '_o__' AND s NOT LIKE 'z%' § TRUE
          '50%' LIKE '50!%' ESCAPE '!' AND NOT '505' LIKE '50!%' ESCAPE '!' § TRUE
          REGEXP_LIKE(s, '^(?=.*ë)Zo') AND NOT REGEXP_LIKE(s, '^(?!Z)') § TRUE
          REGEXP_LIKE(s, 'o.') AND s RLIKE '^Z' AND s NOT RLIKE '^o' § TRUE
          b AND NOT b IS FALSE AND b = TRUE        § TRUE
          d = DATE '2026-01-31' AND d > '2026-01-01' AND d < t § TRUE
          t = TIMESTAMP '2026-01-31 08:00:00' AND t < '2026-01-31T08:00:00.000001' § TRUE
          CAST(t AS DATE) = d AND CAST(d AS TIMESTAMP) < t § TRUE
          i IN (1, 7) AND i NOT IN (1, 2)          § TRUE
          s IN ('a', 'Zoë ')                       § TRUE
          i IN (1, n)                              § UNKNOWN
          i IN (7, n)                              § TRUE
          i NOT IN (1, NULL)                       § UNKNOWN
          n IN (1, 2)                              § UNKNOWN
          i BETWEEN 7 AND 8 AND i NOT BETWEEN 8 AND 9 § TRUE
          i BETWEEN 8 AND n                        § FALSE
          i BETWEEN 7 AND n                        § UNKNOWN
          n = 1                                    § UNKNOWN
          n = n                                    § UNKNOWN
          NOT n = 1                                § UNKNOWN
          n = 1 AND i = 7                          § UNKNOWN
          n = 1 AND i = 8                          § FALSE
          n = 1 OR i = 7                           § TRUE
          n = 1 OR i = 8                           § UNKNOWN
          n IS NULL AND i IS NOT NULL AND (n = 1) IS NOT TRUE AND (n = 1) IS NULL § TRUE
          NULL = 1                                 § UNKNOWN
          NULL IS NULL                             § TRUE
          n + 1 IS NULL AND s || NULL IS NULL      § TRUE
          COALESCE(n, NULL, i) = 7 AND COALESCE(n, 1.5) = 1.5 § TRUE
          COALESCE(s, 'x') = 'Zoë '                § TRUE
          NULLIF(i, 7) IS NULL AND NULLIF(i, 8) = 7 § TRUE
          CASE WHEN n = 1 THEN 'a' WHEN i = 7 THEN 'b' ELSE 'c' END = 'b' § TRUE
          CASE i WHEN 1 THEN 1 WHEN 7 THEN 2.5 END = x § TRUE
          CASE WHEN i = 8 THEN 1 END IS NULL       § TRUE
          CASE WHEN b THEN d ELSE NULL END = d     § TRUE
          CAST('12' AS BIGINT) = 12 AND CAST('x' AS BIGINT) IS NULL § TRUE
          CAST(x AS BIGINT) = 2 AND CAST(i AS DOUBLE) = 7 AND CAST('1.5' AS DECIMAL) = 1.5 § TRUE
          CAST(i AS VARCHAR) = '7' AND CAST(d AS VARCHAR) = '2026-01-31' AND CAST(b AS VARCHAR) = 'TRUE' § TRUE
          CAST('2026-13-01' AS DATE) IS NULL AND CAST('true' AS BOOLEAN) § TRUE
          a.b = '{}' AND "a.b" = '{}'              § TRUE
          s ILIKE 'zO%' AND s NOT ILIKE 'o%' AND NOT s LIKE 'zo%' § TRUE
          CAST(s AS VARCHAR(2)) = 'Zo' AND CAST(12.345 AS DECIMAL(4, 2)) = 12.35 § TRUE
          CAST(123.45 AS DECIMAL(4, 1)) = 123.5 AND CAST(1234.5 AS DECIMAL(4, 1)) IS NULL § TRUE
          CAST(99.96 AS DECIMAL(3, 1)) IS NULL AND CAST(m AS DECIMAL(5)) = 10 § TRUE
          CAST(TIMESTAMP '2026-01-31 08:00:00.123456' AS TIMESTAMP(3)) = TIMESTAMP '2026-01-31 08:00:00.123' § TRUE
          TRY_CAST('x' AS BIGINT) IS NULL AND TRY_CAST(s AS DATE) IS NULL § TRUE
          EXTRACT(YEAR FROM t) = 2026 AND EXTRACT(MONTH FROM d) = 1 AND EXTRACT(DAY FROM d) = 31 § TRUE
          EXTRACT(HOUR FROM t) = 8 AND EXTRACT(MINUTE FROM t) = 0 AND EXTRACT(SECOND FROM d) = 0 § TRUE
          EXTRACT(DOW FROM d) = 7 AND EXTRACT(DOW FROM d + INTERVAL '1' DAY) = 1 AND EXTRACT(DOY FROM d) = 31 § TRUE
          YEAR(d) = 2026 AND MONTH(t) = 1 AND DAY(t) = 31 AND HOUR(t) = 8 AND QUARTER(d) = 1 § TRUE
          d + INTERVAL '1' MONTH = DATE '2026-02-28' AND d - INTERVAL '1' YEAR = DATE '2025-01-31' § TRUE
          d + INTERVAL '36' HOUR = TIMESTAMP '2026-02-01 12:00:00' AND INTERVAL '2' DAY + d = DATE '2026-02-02' § TRUE
          t - INTERVAL '1:30' HOUR TO MINUTE = TIMESTAMP '2026-01-31 06:30:00' § TRUE
          t + INTERVAL -'8' HOUR = d AND n + 1 IS NULL § TRUE
          TIMESTAMPDIFF(HOUR, d, t) = 8 AND TIMESTAMPDIFF(MINUTE, t, d) = -480 § TRUE
          TIMESTAMPDIFF(MONTH, DATE '2025-12-31', d) = 1 AND TIMESTAMPDIFF(YEAR, DATE '2025-02-01', d) = 0 § TRUE
          FLOOR(x) = 2 AND CEIL(x) = 3 AND FLOOR(-2.5) = -3 AND CEILING(m) = 11 AND FLOOR(i) = 7 § TRUE
          ROUND(x) = 3 AND ROUND(-2.5) = -3 AND ROUND(m, 1) = 10.1 AND ROUND(1250, -2) = 1300 § TRUE
          SQRT(i + 2) = 3 AND POWER(i, 2) = 49 AND LN(EXP(x)) BETWEEN 2.49 AND 2.51 § TRUE
          SQRT(-1) IS NULL AND LN(0) IS NULL AND POWER(10, 400) IS NULL AND SIGN(-x) = -1 AND SIGN(i) = 1 § TRUE
          GREATEST(i, x, 8) = 8 AND LEAST(i, x) = 2.5 AND GREATEST(s, 'a') = 'a' AND LEAST(d, DATE '2020-01-01') < d § TRUE
          GREATEST(i, n) IS NULL AND LEAST(m, 1) = 1 § TRUE
          POSITION('ë' IN s) = 3 AND POSITION('x' IN s) = 0 AND REPLACE(s, 'o', '00') = 'Z00ë ' § TRUE
          LEFT(s, 2) = 'Zo' AND RIGHT(s, 2) = 'ë ' AND RIGHT(s, 9) = s AND LEFT(s, -1) = '' § TRUE
          STARTS_WITH(s, 'Zo') AND ENDS_WITH(s, ' ') AND NOT STARTS_WITH(s, 'o') § TRUE
          i BETWEEN SYMMETRIC 8 AND 6 AND i NOT BETWEEN SYMMETRIC 9 AND 8 § TRUE
          i IS DISTINCT FROM n AND n IS NOT DISTINCT FROM NULL AND i IS NOT DISTINCT FROM 7 § TRUE
          i IS DISTINCT FROM 7 OR n IS DISTINCT FROM n § FALSE
          '7' = i AND i < '10' AND i BETWEEN '1' AND '10' AND i IN ('7', '8') § TRUE
          TRIM('8 ') > i AND s > 1 § UNKNOWN
          CAST(i AS VARCHAR) || '.5' > i AND CAST(i AS VARCHAR) = 7.0 AND '2.5' = x § TRUE
          b = 'true' AND CAST(d AS VARCHAR) = d AND s || '' > d § UNKNOWN
          JSON_VALUE('{"a":{"b":[1,2]}}', '$.a.b[1]') = 2 AND JSON_EXISTS('{"a":null}', '$.a') § TRUE
          JSON_VALUE('{"a":{}}', '$.a') IS NULL AND NOT JSON_EXISTS('{"a":1}', '$.b') AND JSON_VALUE('x', '$.a') IS NULL § TRUE
          JSON_EXISTS(CAST(NULL AS VARCHAR), '$.a') § UNKNOWN
          """)
  void conditionIsJudgedByThreeValuedLogic(String sql, Truth truth) {
    assertThat(judge(sql)).isEqualTo(truth);
  }

  @Test
  void integersBeyondTwoToThe53CompareExactly() {
    long odd = (1L << 53) + 1;

    assertThat(judge("i > x", odd, 0x1p53)).isEqualTo(Truth.TRUE);
    assertThat(judge("x < i", odd, 0x1p53)).isEqualTo(Truth.TRUE);
    assertThat(judge("i > x", Long.MAX_VALUE, 0x1p63)).isEqualTo(Truth.FALSE);
    assertThat(judge("i > x", 0, Double.NEGATIVE_INFINITY)).isEqualTo(Truth.TRUE);
    assertThat(judge("x < 9007199254740993", 0, 0x1p53)).isEqualTo(Truth.TRUE);
  }

  @Test
  void notANumberFitsNoComparisonButUnequal() {
    assertThat(judge("x > 0", 1, Double.NaN)).isEqualTo(Truth.FALSE);
    assertThat(judge("x <= 0", 1, Double.NaN)).isEqualTo(Truth.FALSE);
    assertThat(judge("x = x", 1, Double.NaN)).isEqualTo(Truth.FALSE);
    assertThat(judge("x <> i", 1, Double.NaN)).isEqualTo(Truth.TRUE);
    assertThat(judge("x <> 1", 1, Double.NaN)).isEqualTo(Truth.TRUE);
    assertThat(judge("x BETWEEN 0 AND m", 1, Double.NaN)).isEqualTo(Truth.FALSE);
  }

  @Test
  void decimalOfAnAbsurdSizeCostsNothing() {
    Object[] huge = {1L, 1.0, new BigDecimal("1e999999999"), "", true, 0L, 0L, null, ""};

    for (var sql :
        List.of(
            "m + 1 > 0 AND m * m * m IS NULL",
            "CAST(m AS BIGINT) IS NULL AND CAST(m AS VARCHAR) = '1E+999999999'",
            "CAST(m AS DECIMAL(10, 2)) IS NULL AND ROUND(m, 2) = m AND FLOOR(m) = m",
            "m > i AND SQRT(m) IS NULL")) {
      assertThat(Batches.judge(sql, SCHEMA, huge)).as(sql).isEqualTo(Truth.TRUE);
    }
  }

  @Test
  void columnsAreListedOnceInOrder() {
    assertThat(Expressions.row("b AND i + x > 1 OR i IN (n, 2)").columns())
        .containsExactly("b", "i", "x", "n");
  }

  @Test
  void bindingToASchemaThatDoesNotFitSaysWhere() {
    assertThatThrownBy(
            () -> Expressions.row("j > 1 AND s > 1 AND b = x AND s + 1 > 1").bind(SCHEMA))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessage(
            """
            line 1, column 37: unknown column 'j'; did you mean 'i'?
            line 1, column 57: cannot compare b (BOOLEAN) with x (DOUBLE); make them of one type, as in CAST(... AS DOUBLE)
            line 1, column 67: + takes numbers, not s (VARCHAR); write CAST(... AS DECIMAL)\
            """);
  }

  private static Truth judge(String sql, long i, double x) {
    return Batches.judge(sql, SCHEMA, i, x, BigDecimal.TEN, "", true, 0L, 0L, null, "");
  }
}
