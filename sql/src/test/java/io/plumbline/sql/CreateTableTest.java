package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreateTableTest {
  private static final String PAY =
      """
      CREATE TABLE kafka.pay ( -- a comment; (
        id BIGINT NOT NULL,
        `amount` DECIMAL(10, 2) COMMENT 'in ''EUR'', (gross)',
        currency CHAR(3),
        tags ARRAY<STRING>,
        nested ROW<a INT, b MAP<STRING, DOUBLE>>,
        "at" TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
        paid AS amount > 0,
        bytes VARBINARY(10),
        ok BOOLEAN, d DATE, x DOUBLE PRECISION,
        WATERMARK FOR `at` AS `at` - INTERVAL '5' SECOND,
        CONSTRAINT pk PRIMARY KEY (id) NOT ENFORCED,
        PRIMARY KEY (id, d) NOT ENFORCED
      ) COMMENT 'payments' PARTITIONED BY (d)
      WITH ('connector' = 'kafka', 'topic' = 'pay;x')""";

  private static CreateTable table(String text) {
    return (CreateTable) Statements.parse(text).orThrow().get(0);
  }

  private static String columns(RowSchema schema) {
    return IntStream.range(0, schema.size())
        .mapToObj(i -> schema.names().get(i) + " " + schema.kind(i))
        .collect(Collectors.joining(", "));
  }

  private static List<String> problems(String text) {
    return Statements.parse(text).problems().stream().map(Problem::text).toList();
  }

  @Test
  void columnsAreReadAndTheTextIsKeptAsWritten() {
    var table = table(PAY + ";");

    assertThat(table.name()).isEqualTo("kafka.pay");
    assertThat(table.sql()).isEqualTo(PAY);
    assertThat(columns(table.schema()))
        .isEqualTo(
            "id LONG, amount DECIMAL, currency STRING, tags JSON, nested JSON, at TIMESTAMP,"
                + " paid JSON, bytes JSON, ok BOOLEAN, d DATE, x DOUBLE");
  }

  @Test
  void rulesOfTheSameTextAreCheckedAgainstItWhereverItStands() {
    var rule = "CREATE RULE r ON kafka.pay EXPECT EACH ROW (amont > 0 AND nested.a = 5)";

    assertThat(problems(rule + ";" + PAY))
        .containsExactly("line 1, column 45: unknown column 'amont'; did you mean 'amount'?");
    assertThat(problems(PAY + ";\n" + rule))
        .containsExactly("line 16, column 45: unknown column 'amont'; did you mean 'amount'?");
    assertThat(problems(rule.replace("kafka.pay", "other") + ";" + PAY)).isEmpty();
  }

  @Test
  void everythingOfARuleIsCheckedAgainstTheTable() {
    assertThat(
            problems(
                PAY
                    + """
                    ;
                    CREATE RULE r ON kafka.pay
                      WHERE amunt > 0
                      SEGMENT BY curency
                      OVER TUMBLE(INTERVAL '1' DAY) ON EVENT TIME ok
                      EXPECT (SUM(currency) > 0 AND AVG(id * amout) > 0 AND FRESHNESS(d2) < 5)
                      SEVERITY WARN WHEN MIN(idd) > 0;
                    CREATE RULE s ON kafka.pay EXPECT EACH ROW (ok > 1)
                      ON VIOLATION QUARANTINE MASK (curr)"""))
        .containsExactly(
            "line 17, column 9: unknown column 'amunt'; did you mean 'amount'?",
            "line 18, column 14: unknown column 'curency'; did you mean 'currency'?",
            "line 19, column 47: 'ok' is BOOLEAN and holds no times; take a column of timestamps,"
                + " dates, milliseconds or ISO texts, or ON PROCESSING TIME",
            "line 20, column 15: cannot compute SUM of currency (VARCHAR); take a column of numbers",
            "line 20, column 42: unknown column 'amout'; did you mean 'amount'?",
            "line 20, column 67: unknown column 'd2'; did you mean 'd'?",
            "line 21, column 26: unknown column 'idd'; did you mean 'id'?",
            "line 22, column 45: conditions have no order; compare them with = or <>",
            "line 23, column 33: unknown column 'curr'; it is one of id, amount, currency, tags,"
                + " nested, at, paid, bytes, ok, d, x");
  }

  @Test
  void wideTableIsTaken() {
    var columns =
        IntStream.range(0, 1500)
            .mapToObj(i -> "c" + i + " VARCHAR(100)")
            .collect(Collectors.joining(", "));

    assertThat(table("CREATE TABLE IF NOT EXISTS wide (" + columns + ")").schema().size())
        .isEqualTo(1500);
  }

  @Test
  void whatFlinkAloneKnowsDoesNotHinder() {
    var texts = new ArrayList<String>();
    texts.add("CREATE TEMPORARY TABLE t (a INT, LIKE b)");
    texts.add("CREATE TABLE t LIKE u (EXCLUDING ALL)");
    texts.add("CREATE TABLE `a`.`b c` AS SELECT * FROM x WHERE a < b");
    texts.add("CREATE TABLE t (a INTERVAL YEAR TO MONTH, b RAW('x', 'y'), c");
    texts.add("CREATE TABLE t (");

    assertThat(texts).allSatisfy(text -> assertThat(table(text).sql()).isEqualTo(text));
    assertThat(table(texts.get(2)).name()).isEqualTo("a.b c");
    assertThat(columns(table(texts.get(0)).schema())).isEqualTo("a LONG");
    assertThat(columns(table(texts.get(3)).schema())).isEqualTo("a JSON, b JSON");
  }
}
