package io.plumbline.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.RuleRejectedException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowValueTest {
  private static final RowSchema SCHEMA =
      RowSchema.builder()
          .add("price", ColumnKind.DECIMAL)
          .add("quantity", ColumnKind.LONG)
          .add("name", ColumnKind.STRING)
          .add("x", ColumnKind.DOUBLE)
          .add("t", ColumnKind.TIMESTAMP)
          .add("ok", ColumnKind.BOOLEAN)
          .add("payload", ColumnKind.JSON)
          .build();

  private static RowBatch batch() {
    return Batches.of(
        SCHEMA,
        new Object[] {
          new BigDecimal("2.50"), 3L, "Ann", 1.5, 86_400_000_000L, true, "{\"a\":{\"b\":7}}"
        },
        new Object[] {null, 4L, null, null, null, null, null},
        new Object[] {BigDecimal.ONE, 5L, "Bob", 2.5, 0L, false, "no JSON"});
  }

  private static List<Object> compute(String sql) {
    var computation = Expressions.value(sql).bind(SCHEMA);
    var out = new ColumnVector(computation.kind(), 8);
    computation.compute(batch(), out);
    return values(out, 3);
  }

  private static List<Object> values(ColumnVector out, int rows) {
    var values = new ArrayList<Object>();
    for (int row = 0; row < rows; row++) {
      values.add(
          out.isNull(row)
              ? null
              : switch (out.kind()) {
                case BOOLEAN -> (Object) (out.longs()[row] != 0);
                case LONG, DATE, TIMESTAMP -> out.longs()[row];
                case DOUBLE -> out.doubles()[row];
                case DECIMAL -> out.decimals()[row];
                case STRING, JSON -> out.textAt(row);
              });
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          price * quantity                    | [7.50, null, 5]
          quantity + 1                        | [4, 5, 6]
          x / 2                               | [0.75, null, 1.25]
          UPPER(name)                         | [ANN, null, BOB]
          COALESCE(name, 'none')              | [Ann, none, Bob]
          CHAR_LENGTH(name)                   | [3, null, 3]
          name = 'Ann'                        | [true, null, false]
          NOT ok                              | [false, null, true]
          CAST(t AS DATE)                     | [1, null, 0]
          t + INTERVAL '1' SECOND             | [86401000000, null, 1000000]
          name                                | [Ann, null, Bob]
          price                               | [2.50, null, 1]
          x                                   | [1.5, null, 2.5]
          ok                                  | [true, null, false]
          payload.a.b                         | [7, null, null]
          JSON_VALUE(payload, '$.a.b')        | [7, null, null]
          payload.a.b > 5                     | [true, null, null]
          CASE WHEN ok THEN name ELSE 'z' END | [Ann, z, z]
          NULL                                | [null, null, null]
          """)
  void valuesOfABatchAreThoseOfItsRows(String sql, String expected) {
    assertThat(compute(sql)).hasToString(expected);
  }

  @Test
  void textsKeepTheirCodesFromBatchToBatch() {
    var computation = Expressions.value("UPPER(name)").bind(SCHEMA);
    var out = new ColumnVector(computation.kind(), 8);
    var batch = batch();
    computation.compute(batch, out);
    var dictionary = out.dictionary();
    int bob = out.codes()[2];
    computation.compute(batch, out);

    assertThat(out.dictionary()).isSameAs(dictionary);
    assertThat(out.codes()[2]).isEqualTo(bob);
  }

  @Test
  void memoGrowsWithTheTextsAndForgetsThoseOfAnotherDictionary() {
    var computation = Expressions.value("name || '!'").bind(SCHEMA);
    for (int round = 0; round < 3; round++) {
      var batch = new RowBatch(SCHEMA, 64);
      for (int n = 0; n < 64; n++) {
        Batches.add(batch, new Object[] {null, null, "n" + round + n, null, null, null, null});
        var out = new ColumnVector(computation.kind(), 64);
        computation.compute(batch, out);

        assertThat(out.textAt(n)).isEqualTo("n" + round + n + "!");
      }
    }
  }

  @Test
  void columnAloneIsKnownAsOne() {
    assertThat(Expressions.value("name").column()).contains("name");
    assertThat(Expressions.value("TRIM(name)").column()).isEmpty();
    assertThat(Expressions.value("TRIM(name)").columns()).containsExactly("name");
  }

  @Test
  void valueThatDoesNotFitTheSchemaIsRejected() {
    var value = Expressions.value("nme");

    assertThatThrownBy(() -> value.bind(SCHEMA))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessage("line 1, column 46: unknown column 'nme'; did you mean 'name'?");
  }
}
