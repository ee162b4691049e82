package io.plumbline.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.Dictionary;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BatchJudgementTest {
  private static final RowSchema SCHEMA =
      RowSchema.builder()
          .add("i", ColumnKind.LONG)
          .add("j", ColumnKind.LONG)
          .add("x", ColumnKind.DOUBLE)
          .add("y", ColumnKind.DOUBLE)
          .add("d", ColumnKind.DATE)
          .add("s", ColumnKind.STRING)
          .add("t", ColumnKind.STRING)
          .build();
  private static final String[] TEXTS = {"", "a", "b", "ab", "7", "x"};
  private static final double[] REALS = {Double.NaN, 0.0, -0.0, 1.5, 2, 3, 1e300, -1e300};
  private static final byte UNTOUCHED = 9;

  @Property(tries = 1500)
  void partsJudgedTogetherSayWhatTheClosureSaysOfEachRow(
      @ForAll("conditions") String sql, @ForAll long seed) {
    var condition = Expressions.row(sql);
    var predicate = condition.bind(SCHEMA);
    var closure =
        new RowByRow(
            new Binder(new RowNames(SCHEMA), Problems.none())
                .condition(condition.expr(), "x")
                .truths());
    var random = new Random(seed);
    var batch = new RowBatch(SCHEMA, 32);
    for (int round = 0; round < 4; round++) {
      fill(batch, random, round == 2);
      var rows = selection(batch, random);
      var together = new byte[32];
      var alone = new byte[32];
      Arrays.fill(together, UNTOUCHED);
      Arrays.fill(alone, UNTOUCHED);
      predicate.test(batch, rows, together);
      closure.test(batch, rows, alone);

      assertThat(together).as(sql).isEqualTo(alone);
    }
  }

  @Provide
  Arbitrary<String> conditions() {
    var leaf =
        Arbitraries.of(
            "i < 2",
            "2 <= i",
            "i <> 1",
            "i > 1.5",
            "i = 1.5",
            "i BETWEEN 0 AND 2",
            "i NOT BETWEEN '1' AND 2.5",
            "i BETWEEN SYMMETRIC 2 AND 0",
            "i >= j",
            "i = x",
            "x < 1.5",
            "x >= 2",
            "x <> 0",
            "x = y",
            "x <> y",
            "x BETWEEN -1 AND 1e3",
            "i < 9223372036854775807",
            "i <= -9223372036854775808",
            "d > '1970-01-02'",
            "d = DATE '1970-01-03'",
            "i IS NULL",
            "x IS NOT NULL",
            "s IS NULL",
            "s = 'a'",
            "s IN ('a', 'x', '7')",
            "s LIKE 'a%'",
            "COALESCE(s, 'none') = 'none'",
            "s > 5",
            "s < t",
            "CHAR_LENGTH(s) = i",
            "i IS DISTINCT FROM j",
            "NULL = i");
    return tree(leaf, 3);
  }

  private static Arbitrary<String> tree(Arbitrary<String> leaf, int depth) {
    if (depth == 0) {
      return leaf;
    }
    var inner = tree(leaf, depth - 1);
    return Arbitraries.oneOf(
        leaf,
        inner.map(part -> "NOT (" + part + ")"),
        inner.map(part -> "(" + part + ") IS NOT TRUE"),
        inner.list().ofMinSize(2).ofMaxSize(4).map(parts -> joined(" AND ", parts)),
        inner.list().ofMinSize(2).ofMaxSize(4).map(parts -> joined(" OR ", parts)));
  }

  private static String joined(String by, List<String> parts) {
    return "(" + String.join(")" + by + "(", parts) + ")";
  }

  private static void fill(RowBatch batch, Random random, boolean newTexts) {
    batch.clear();
    int texts = SCHEMA.position("s");
    if (newTexts) {
      batch.column(texts).useDictionary(new Dictionary());
    }
    int size = random.nextInt(33);
    for (int n = 0; n < size; n++) {
      Batches.add(
          batch,
          new Object[] {
            (long) random.nextInt(4),
            (long) random.nextInt(4),
            REALS[random.nextInt(REALS.length)],
            REALS[random.nextInt(REALS.length)],
            (long) random.nextInt(4),
            null,
            TEXTS[random.nextInt(TEXTS.length)]
          });
      for (int column = 0; column < SCHEMA.size(); column++) {
        if (random.nextInt(5) == 0) {
          batch.column(column).setNull(n);
        }
      }
      repeatText(batch, texts, n, random);
    }
  }

  /** A text that the dictionary has, as readers write it. */
  private static void repeatText(RowBatch batch, int column, int row, Random random) {
    var vector = batch.column(column);
    var dictionary = vector.dictionary();
    if (dictionary.size() < TEXTS.length) {
      dictionary.add(TEXTS[dictionary.size()]);
    }
    vector.setCode(row, random.nextInt(dictionary.size()));
  }

  private static Selection selection(RowBatch batch, Random random) {
    var rows = new Selection(batch.capacity());
    for (int row = 0; row < batch.size(); row++) {
      if (random.nextInt(4) > 0) {
        rows.add(row);
      }
    }
    return rows;
  }

  @Test
  void textIsJudgedOnceHoweverOftenItIsRead() {
    int[] judged = {0};
    var memo =
        new TextMemo(
            SCHEMA.position("s"),
            row -> {
              judged[0]++;
              return Truth.TRUE;
            });
    var batch = new RowBatch(SCHEMA, 100);
    var vector = batch.column(SCHEMA.position("s"));
    vector.dictionary().add("a");
    vector.dictionary().add("b");
    for (int round = 0; round < 3; round++) {
      batch.resize(100);
      for (int row = 0; row < 100; row++) {
        vector.setCode(row, row % 2);
      }
      memo.test(batch, new Selection(100).all(100), new byte[100]);
    }

    assertThat(judged[0]).isEqualTo(2);
  }

  @Test
  void rowPredicateOfOneTextColumnRemembersAndOfNumbersLoops() {
    var plans =
        List.of(
            "s = 'a' AND s LIKE 'b%'",
            "i < 5",
            "i < j",
            "x BETWEEN 1 AND 2",
            "i IS NULL",
            "i < 5 AND s = 'a'",
            "NOT i < 5",
            "i + 1 < 5");

    assertThat(plans.stream().map(sql -> Expressions.row(sql).bind(SCHEMA).getClass()).toList())
        .isEqualTo(
            List.of(
                TextMemo.class,
                LongRange.class,
                LongPair.class,
                DoubleRange.class,
                NullTest.class,
                Connective.class,
                Negation.class,
                RowByRow.class));
  }
}
