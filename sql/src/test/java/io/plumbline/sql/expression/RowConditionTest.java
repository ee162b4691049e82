package io.plumbline.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.Truth;
import java.math.BigDecimal;
import java.time.LocalDate;
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
  private static final ValuesRow ROW =
      new ValuesRow(
          7L,
          2.5,
          new BigDecimal("10.10"),
          "Zoë ",
          true,
          DAY,
          (DAY * 86_400L + 8 * 3600) * 1_000_000L,
          null,
          "{}");

  private static Truth judge(String sql) {
    return Expressions.row(sql).bind(SCHEMA).test(ROW);
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
          """)
  void conditionIsJudgedByThreeValuedLogic(String sql, Truth truth) {
    assertThat(judge(sql)).isEqualTo(truth);
  }

  @Test
  void integersBeyondTwoToThe53CompareExactly() {
    var predicate = Expressions.row("i > x").bind(SCHEMA);
    long odd = (1L << 53) + 1;

    assertThat(predicate.test(row(odd, 0x1p53))).isEqualTo(Truth.TRUE);
    assertThat(Expressions.row("x < i").bind(SCHEMA).test(row(odd, 0x1p53))).isEqualTo(Truth.TRUE);
    assertThat(predicate.test(row(Long.MAX_VALUE, 0x1p63))).isEqualTo(Truth.FALSE);
    assertThat(predicate.test(row(0, Double.NEGATIVE_INFINITY))).isEqualTo(Truth.TRUE);
  }

  @Test
  void notANumberFitsNoComparisonButUnequal() {
    var nan = row(1, Double.NaN);

    assertThat(Expressions.row("x > 0").bind(SCHEMA).test(nan)).isEqualTo(Truth.FALSE);
    assertThat(Expressions.row("x <= 0").bind(SCHEMA).test(nan)).isEqualTo(Truth.FALSE);
    assertThat(Expressions.row("x = x").bind(SCHEMA).test(nan)).isEqualTo(Truth.FALSE);
    assertThat(Expressions.row("x <> i").bind(SCHEMA).test(nan)).isEqualTo(Truth.TRUE);
    assertThat(Expressions.row("x BETWEEN 0 AND m").bind(SCHEMA).test(nan)).isEqualTo(Truth.FALSE);
  }

  @Test
  void decimalOfAnAbsurdSizeCostsNothing() {
    var huge = new ValuesRow(1L, 1.0, new BigDecimal("1e999999999"), "", true, 0L, 0L, null, "");

    assertThat(Expressions.row("m + 1 > 0 AND m * m * m IS NULL").bind(SCHEMA).test(huge))
        .isEqualTo(Truth.TRUE);
    assertThat(
            Expressions.row("CAST(m AS BIGINT) IS NULL AND CAST(m AS VARCHAR) = '1E+999999999'")
                .bind(SCHEMA)
                .test(huge))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void columnsAreListedOnceInOrder() {
    assertThat(Expressions.row("b AND i + x > 1 OR i IN (n, 2)").columns())
        .containsExactly("b", "i", "x", "n");
  }

  @Test
  void bindingToASchemaThatDoesNotFitSaysWhere() {
    assertThatThrownBy(() -> Expressions.row("j > 1 AND s > 1 AND b = x").bind(SCHEMA))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessage(
            """
            line 1, column 37: unknown column 'j'; did you mean 'i'?
            line 1, column 47: cannot compare s (VARCHAR) with 1 (BIGINT); make them of one type, as in CAST(... AS BIGINT)
            line 1, column 57: cannot compare b (BOOLEAN) with x (DOUBLE); make them of one type, as in CAST(... AS DOUBLE)\
            """);
  }

  private static ValuesRow row(long i, double x) {
    return new ValuesRow(i, x, BigDecimal.TEN, "", true, 0L, 0L, null, "");
  }
}
