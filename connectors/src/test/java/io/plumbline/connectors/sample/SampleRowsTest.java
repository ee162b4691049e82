package io.plumbline.connectors.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.Column;
import io.plumbline.model.DatasetId;
import io.plumbline.model.SampleBatch;
import io.plumbline.model.row.ColumnKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleRowsTest {
  private static SampleRows rows(List<Column> columns, String... rows) {
    var json = Arrays.stream(rows).map(row -> row.replace('\'', '"')).toList();
    return SampleRows.of(
        new SampleBatch(new DatasetId("acme", "db", "t"), "b", 0, 1, null, 0, columns, json));
  }

  private static SampleRows declared(String type, String... values) {
    var rows = Arrays.stream(values).map(value -> "{'c':" + value + "}").toArray(String[]::new);
    return rows(List.of(new Column("c", type)), rows);
  }

  @Test
  void kindsFollowFromTheWholeBatch() {
    var rows =
        rows(
            List.of(),
            "{'id':1,'price':1,'ok':true,'name':'x','tags':[1],'mixed':1,'void':null}",
            "{'id':2,'price':1.5,'ok':null,'name':'y','tags':{},'mixed':'a','big':1e2}",
            "{'late':12345678901234567890}");

    var schema = rows.schema();
    assertThat(schema.names())
        .containsExactly("id", "price", "ok", "name", "tags", "mixed", "void", "big", "late");
    assertThat(IntStream.range(0, schema.size()).mapToObj(schema::kind))
        .containsExactly(
            ColumnKind.LONG,
            ColumnKind.DOUBLE,
            ColumnKind.BOOLEAN,
            ColumnKind.STRING,
            ColumnKind.JSON,
            ColumnKind.STRING,
            ColumnKind.STRING,
            ColumnKind.DOUBLE,
            ColumnKind.DECIMAL);
    assertThat(rows.problems()).isEmpty();
  }

  @Test
  void valuesAreReadByPosition() {
    var rows =
        rows(
            List.of(),
            "{'id':7,'price':1.5,'ok':true,'name':'x','tags':[1,{'a':2}],'mixed':1.50}",
            "{'mixed':'a'}");

    assertThat(rows.size()).isEqualTo(2);
    var row = rows.view(0);
    assertThat(row.getLong(0)).isEqualTo(7);
    assertThat(row.getDouble(0)).isEqualTo(7.0);
    assertThat(row.getDouble(1)).isEqualTo(1.5);
    assertThat(row.getBoolean(2)).isTrue();
    assertThat(row.getString(3)).isEqualTo("x");
    assertThat(row.getString(4)).isEqualTo("[1,{\"a\":2}]");
    assertThat(row.getString(5)).isEqualTo("1.50");
    assertThat(rows.view(1).isNull(0)).isTrue();
    assertThat(rows.view(1).isNull(5)).isFalse();
  }

  @Test
  void rowStaysAsItWasPosted() {
    var rows = rows(List.of(), "{ 'b' : 1.10, 'a':1 }");

    assertThat(rows.json(0)).isEqualTo("{ \"b\" : 1.10, \"a\":1 }");
  }

  @Test
  void declaredColumnsComeInTheirOrderAndAloneOnes() {
    var rows =
        rows(
            List.of(new Column("b", "BIGINT"), new Column("a", "VARCHAR(3)")),
            "{'a':'long text','b':1,'c':2}");

    assertThat(rows.schema().names()).containsExactly("b", "a");
    assertThat(rows.view(0).getString(1)).isEqualTo("long text");
    assertThat(rows.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "integer,LONG",
    "BIGINT NOT NULL,LONG",
    "double precision,DOUBLE",
    "'DECIMAL(10, 2)',DECIMAL",
    "varchar(20),STRING",
    "BOOLEAN,BOOLEAN",
    "DATE,DATE",
    "TIMESTAMP(3) WITH TIME ZONE,TIMESTAMP",
    "ARRAY<INT>,JSON"
  })
  void sqlTypesHaveKinds(String type, ColumnKind kind) {
    assertThat(declared(type, "null").schema().kind(0)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER,2147483647",
    "BIGINT,-9223372036854775808",
    "BIGINT,5.0",
    "BIGINT,12e2",
    "DOUBLE,1",
    "DECIMAL,1e400",
    "BOOLEAN,false",
    "VARCHAR,''''''",
    "DATE,'''2026-01-31'''",
    "TIMESTAMP,'''2026-01-31 10:00:00'''",
    "JSON,7"
  })
  void valuesThatFitAreTaken(String type, String value) {
    var rows = declared(type, value);

    assertThat(rows.problems()).isEmpty();
    assertThat(rows.view(0).isNull(0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER,2147483648",
    "SMALLINT,40000",
    "BIGINT,9223372036854775808",
    "BIGINT,1.5",
    "BIGINT,1e999999999",
    "BIGINT,1e-999999999",
    "BIGINT,'''7'''",
    "DOUBLE,1e999",
    "DOUBLE,true",
    "DECIMAL,1e999999999",
    "DECIMAL,'''1'''",
    "BOOLEAN,1",
    "VARCHAR,7",
    "VARCHAR,{}",
    "DATE,'''2026-02-30'''",
    "DATE,20260131",
    "TIMESTAMP,'''noon'''",
    "TIMESTAMP,1767225600000"
  })
  void valuesThatDoNotFitAreNullAndAProblem(String type, String value) {
    var rows = declared(type, "null", value);

    assertThat(rows.view(1).isNull(0)).isTrue();
    assertThat(rows.problemCount()).isOne();
    var problem = rows.problems().get(0);
    assertThat(problem.row()).isOne();
    assertThat(problem.column()).isEqualTo("c");
    assertThat(problem.message()).startsWith("Cannot read row 1, column c as ");
  }

  @Test
  void datesAreDaysAndTimesAreMicroseconds() {
    assertThat(declared("DATE", "'2026-01-31'").view(0).getLong(0))
        .isEqualTo(LocalDate.of(2026, 1, 31).toEpochDay());
    assertThat(declared("TIMESTAMP", "'1969-12-31T23:59:59.999999'").view(0).getLong(0))
        .isEqualTo(-1);
    assertThat(declared("TIMESTAMP", "'2026-01-31T10:00:00+01:00'").view(0).getLong(0))
        .isEqualTo(Instant.parse("2026-01-31T09:00:00Z").getEpochSecond() * 1_000_000);
  }

  @Test
  void decimalsAreExact() {
    var row = declared("DECIMAL(38, 2)", "12345678901234567890123456789.10").view(0);

    assertThat(row.getDecimal(0)).isEqualTo(new BigDecimal("12345678901234567890123456789.10"));
    assertThat(row.getDouble(0)).isEqualTo(1.2345678901234568e28);
  }

  @Test
  void numbersWidenToDecimals() {
    assertThat(declared("BIGINT", "7").view(0).getDecimal(0)).isEqualByComparingTo("7");
    assertThat(declared("DOUBLE", "0.1").view(0).getDecimal(0)).isEqualByComparingTo("0.1");
  }

  @Test
  void typeThatIsUnknownFollowsFromTheValues() {
    var rows = declared("GEOMETRY", "1", "2");

    assertThat(rows.schema().kind(0)).isEqualTo(ColumnKind.LONG);
    assertThat(rows.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("GEOMETRY"));
  }

  @Test
  void rowsThatAreNoObjectsAreLeftOut() {
    var rows = rows(List.of(), "{'a':1}", "[1]", "{'a':", "null", "", "{'a':2} x", "{'a':2}");

    assertThat(rows.size()).isEqualTo(2);
    assertThat(rows.view(1).getLong(0)).isEqualTo(2);
    assertThat(rows.json(1)).isEqualTo("{\"a\":2}");
    assertThat(rows.problems()).extracting(SampleProblem::row).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void problemsCountRowsAsPosted() {
    var rows = rows(List.of(new Column("a", "BIGINT")), "x", "{'a':'secret'}");

    assertThat(rows.problems()).extracting(SampleProblem::row).containsExactly(0, 1);
    assertThat(rows.problems().get(1).message()).doesNotContain("secret");
  }

  @Test
  void namesMatchWithoutCase() {
    var rows =
        rows(
            List.of(new Column("Email", "VARCHAR")),
            "{'email':'a'}",
            "{'EMAIL':'x','Email':'b','email':'y'}");

    assertThat(rows.view(0).getString(0)).isEqualTo("a");
    assertThat(rows.view(1).getString(0)).isEqualTo("b");
  }

  @Test
  void problemsAreCountedBeyondThoseKept() {
    var values = IntStream.range(0, 250).mapToObj(i -> "'x'").toArray(String[]::new);
    var rows = declared("BIGINT", values);

    assertThat(rows.problemCount()).isEqualTo(250);
    assertThat(rows.problems()).hasSize(100);
  }

  @Test
  void fieldsThatAllDifferDoNotFillTheMemory() {
    var posted =
        IntStream.range(0, 4_000)
            .mapToObj(i -> "{'a" + i + "':1,'b" + i + "':1}")
            .toArray(String[]::new);
    var rows = rows(List.of(), posted);

    assertThat(rows.schema().size()).isEqualTo(2_000);
    assertThat(rows.problemCount()).isEqualTo(6_000);
  }

  @Test
  void emptyBatchHasNoRows() {
    var rows = rows(List.of());

    assertThat(rows.size()).isZero();
    assertThatThrownBy(() -> rows.view(0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Cannot find row 0: the batch has 0");
  }

  @Test
  void rowWithAnExponentBeyondAllNumbersIsAProblem() {
    var rows = rows(List.of(), "{'a':1e2147483648}", "{'a':-0e0000002150000000}", "{'a':1}");

    assertThat(rows.size()).isEqualTo(1);
    assertThat(rows.problemCount()).isEqualTo(2);
  }
}
