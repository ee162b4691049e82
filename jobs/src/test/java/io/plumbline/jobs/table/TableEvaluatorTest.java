package io.plumbline.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.rule.ActiveRules;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.QuarantinedRow;
import io.plumbline.model.RuleText;
import io.plumbline.sql.SqlRuleCompiler;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.junit.jupiter.api.Test;

class TableEvaluatorTest {
  private static final RowDataColumns COLUMNS =
      RowDataColumns.of(
          RowType.of(
              new LogicalType[] {
                new BigIntType(), VarCharType.STRING_TYPE, new BigIntType(), new BigIntType()
              },
              new String[] {"id", "name", "amount", "other"}));

  private final List<QuarantinedRow> quarantine = new ArrayList<>();
  private final List<Finding> problems = new ArrayList<>();
  private final TableEvaluator evaluator =
      new TableEvaluator(
          new DatasetId("default", "flink", "orders"),
          COLUMNS,
          true,
          new ActiveRules(new SqlRuleCompiler()),
          "0/",
          quarantine::add,
          problems::add,
          () -> 7);

  private void rule(String name, String text) {
    evaluator.drain();
    evaluator.put(
        new RuleText(
            "default", name, 1, "CREATE RULE " + name + " ON orders " + text, false, "test", 0));
  }

  private List<Integer> read() {
    var read = new ArrayList<Integer>();
    var row = GenericRowData.of(1L, StringData.fromString("a"), -5L, 9L);
    evaluator.append(CountedRow.of(row, read));
    evaluator.drain();
    return read;
  }

  @Test
  void onlyColumnsThatARuleReadsAreLookedAt() {
    assertThat(read()).isEmpty();
    rule("r1", "WHERE id > 0 EXPECT EACH ROW (amount >= 0)");
    assertThat(read()).containsExactly(0, 2);
    rule("r2", "SEGMENT BY name EXPECT (ROW_COUNT() > 0)");
    assertThat(read()).containsExactly(0, 1, 2);
  }

  @Test
  void aRowThatGoesToQuarantineIsWhole() {
    rule("r1", "EXPECT EACH ROW (amount >= 0) ON VIOLATION QUARANTINE");
    assertThat(read()).containsExactly(0, 1, 2, 3);
    assertThat(quarantine)
        .singleElement()
        .extracting(QuarantinedRow::row)
        .isEqualTo("{\"id\":1,\"name\":\"a\",\"amount\":-5,\"other\":9}");
    assertThat(quarantine.get(0).atMillis()).isEqualTo(7);
  }

  @Test
  void aColumnThatIsMissingIsToldWithThoseThatItMayBe() {
    rule("r1", "EXPECT (SUM(amuont) > 0)");
    assertThat(read()).isEmpty();
    assertThat(problems).singleElement().extracting(Finding::message).asString().contains("amuont");
    assertThat(problems.get(0).details().get("problem")).contains("amount");
  }
}
