package io.plumbline.connectors.file.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.file.ReadRows;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.WiderKindException;
import io.plumbline.connectors.file.column.DeclaredColumns;
import io.plumbline.model.Column;
import io.plumbline.model.row.ColumnKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
  @TempDir private Path folder;

  private CsvFile file(List<Column> columns, String... lines) throws IOException {
    var path = folder.resolve("t.csv");
    Files.writeString(path, String.join("\n", lines));
    return CsvFile.open(path, ',', DeclaredColumns.of(columns));
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void kindsFollowFromTheValues() throws IOException {
    var file =
        file(
            List.of(),
            "id,price,ok,name,zip,big,mixed,void",
            "1,1,true,x,007,12345678901234567890,1,",
            "\"2\",1.5,FALSE,y,12345,1,a,");

    var schema = file.schema();
    assertThat(IntStream.range(0, schema.size()).mapToObj(schema::kind))
        .containsExactly(
            ColumnKind.LONG,
            ColumnKind.DOUBLE,
            ColumnKind.BOOLEAN,
            ColumnKind.STRING,
            ColumnKind.STRING,
            ColumnKind.DECIMAL,
            ColumnKind.STRING,
            ColumnKind.STRING);
    assertThat(ReadRows.of(file, 1).rows())
        .containsExactly(
            row(1L, 1.0, true, "x", "007", new BigDecimal("12345678901234567890"), "1", null),
            row(2L, 1.5, false, "y", "12345", new BigDecimal("1"), "a", null));
  }

  @Test
  void nothingIsNullAndQuotedNothingIsAnEmptyText() throws IOException {
    var file = file(List.of(), "a,b", ",\"\"", "\"\",x");

    assertThat(ReadRows.of(file, 1).rows()).containsExactly(row(null, ""), row("", "x"));
  }

  @Test
  void quotedFieldKeepsSeparatorsQuotesAndLineBreaks() throws IOException {
    var file = file(List.of(), "a,b", "\"x,y\",\"say \"\"hi\"\"\"", "\"two\nlines\",1", "z,2");

    assertThat(file.splits(5)).hasSize(1);
    assertThat(ReadRows.of(file, 5).rows())
        .containsExactly(row("x,y", "say \"hi\""), row("two\nlines", "1"), row("z", "2"));
  }

  @Test
  void recordOfAnotherLengthIsAProblemAndNoRow() throws IOException {
    var file = file(List.of(), "a,b", "1,2", "3", "", "4,5,6", "\"x\ny\",\"7\"", "8,9,");

    var read = ReadRows.of(file, 1);

    assertThat(read.rows()).containsExactly(row("1", 2L), row("x\ny", 7L));
    assertThat(read.messages())
        .containsExactly(
            "Cannot read line 3: it has 1 fields, the header has 2",
            "Cannot read line 5: it has 3 fields, the header has 2",
            "Cannot read line 8: it has 3 fields, the header has 2");
  }

  @Test
  void declaredTypesReadWhatTheyCan() throws IOException {
    var columns =
        List.of(
            new Column("n", "INT"),
            new Column("x", "DOUBLE"),
            new Column("d", "DECIMAL"),
            new Column("ok", "BOOLEAN"),
            new Column("day", "DATE"),
            new Column("at", "TIMESTAMP"),
            new Column("tags", "JSON"),
            new Column("none", "VARCHAR"));
    var file =
        file(
            columns,
            "n,x,d,ok,day,at,tags",
            " 1 ,1e2,1.50,True,2026-01-31,2026-01-31 10:00:00.5,\"[1, 2]\"",
            "3000000000,1e999,x,yes,2026-02-30,10:00,{");

    var read = ReadRows.of(file, 1);

    assertThat(read.rows())
        .containsExactly(
            row(
                1L,
                100.0,
                new BigDecimal("1.50"),
                true,
                LocalDate.parse("2026-01-31"),
                Instant.parse("2026-01-31T10:00:00.5Z"),
                "[1,2]",
                null),
            row(null, null, null, null, null, null, null, null));
    assertThat(read.messages())
        .hasSize(7)
        .contains("Cannot read line 3, column n as INT: found a text that does not fit");
  }

  @Test
  void laterValueOfAnotherKindIsNotLost() throws IOException {
    int rows = (int) (CsvKindScan.PREFIX / 8) + 10;
    var path = folder.resolve("late.csv");
    try (var writer = Files.newBufferedWriter(path)) {
      writer.write("n\n");
      for (int i = 0; i < rows; i++) {
        writer.write("1234567\n");
      }
      writer.write("late\n");
    }
    var file = CsvFile.open(path, ',', DeclaredColumns.of(List.of()));
    assertThat(file.schema().kind(0)).isEqualTo(ColumnKind.LONG);

    assertThatThrownBy(() -> ReadRows.of(file, 3))
        .isInstanceOfSatisfying(
            WiderKindException.class,
            e -> assertThat(e.wider().schema().kind(0)).isEqualTo(ColumnKind.STRING))
        .hasMessage(
            "Cannot read line %d, column n of %s as LONG: other kinds of values begin here"
                .formatted(rows + 2, path));
  }

  @Test
  void byteOrderMarkIsNoPartOfTheFirstName() throws IOException {
    assertThat(file(List.of(), "\uFEFFa,b", "1,2").schema().names()).containsExactly("a", "b");
  }

  @Test
  void fieldWithoutANameOfItsOwnIsLeftOutWithAReason() throws IOException {
    var file = file(List.of(), "a,,A,b", "1,2,3,4");

    assertThat(file.warnings())
        .containsExactly(
            "Cannot read column 2: its name is empty",
            "Cannot read column 3: its name A is another one's too");
    assertThat(ReadRows.of(file, 1).rows()).containsExactly(row(1L, 4L));
  }

  @Test
  void quoteThatIsNeverClosedIsRefused() throws IOException {
    var path = folder.resolve("open.csv");
    Files.writeString(path, "a,b\n1,\"" + "x".repeat(17 << 20));

    assertThatThrownBy(() -> CsvFile.open(path, ',', DeclaredColumns.of(List.of())))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("Cannot read " + path + ": a record never ends; is a quote not closed?");
  }
}
