package io.plumbline.connectors.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.file.format.FileFormat;
import io.plumbline.model.Column;
import io.plumbline.model.row.ColumnKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonFileTest {
  @TempDir private Path folder;

  private RowFile file(List<Column> columns, String... lines) throws IOException {
    var path = folder.resolve("t.ndjson");
    Files.writeString(path, String.join("\n", lines).replace('\'', '"'));
    return FileFormat.of(path).open(path, columns);
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }

  @Test
  void kindsFollowFromTheValues() throws IOException {
    var file =
        file(
            List.of(),
            "{'id':1,'price':1,'ok':true,'name':'x','tags':[1, 2],'mixed':1,'void':null}",
            "{'id':2,'price':1.5,'ok':null,'name':'y','tags':{},'mixed':'a','big':1e2}",
            "{'late':12345678901234567890}");

    var schema = file.schema();
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
    assertThat(ReadRows.of(file, List.of("mixed", "ID", "tags", "price"), 1).rows())
        .containsExactly(
            row("1", 1L, "[1,2]", 1.0), row("a", 2L, "{}", 1.5), row(null, null, null, null));
  }

  @Test
  void lineThatIsNoObjectIsAProblemAndNoRow() throws IOException {
    var file = file(List.of(), "{'a':1}", "", "{'a':", "[1]", "{'a':2} x", "{'a':3}", "  ");

    var read = ReadRows.of(file, 1);

    assertThat(read.rows()).containsExactly(row(1L), row(3L));
    assertThat(read.messages())
        .containsExactly(
            "Cannot read line 3: it is no JSON object; write one per line",
            "Cannot read line 4: it is no JSON object; write one per line",
            "Cannot read line 5: it is no JSON object; write one per line");
  }

  @Test
  void valueThatDoesNotFitItsDeclaredTypeIsNull() throws IOException {
    var file = file(List.of(new Column("a", "INT")), "{'a':1}", "{'a':'x'}", "{'a':3000000000}");

    var read = ReadRows.of(file, 3);

    assertThat(read.rows()).containsExactly(row(1L), row((Object) null), row((Object) null));
    assertThat(read.messages())
        .containsExactly(
            "Cannot read line 2, column a as INT: found STRING that does not fit",
            "Cannot read line 3, column a as INT: found NUMBER that does not fit");
  }

  @Test
  void problemsOfALaterSplitHaveTheirLineInTheFile() throws IOException {
    var lines = IntStream.range(0, 1_000).mapToObj(i -> "{'a':" + i + "}").toArray(String[]::new);
    lines[700] = "broken";
    var file = file(List.of(), lines);

    assertThat(file.splits(9)).hasSize(9);
    assertThat(ReadRows.of(file, 9).messages())
        .containsExactly("Cannot read line 701: it is no JSON object; write one per line");
  }

  @Test
  void problemsAreCountedBeyondThoseThatAreKept() throws IOException {
    var lines = Collections.nCopies(1_000, "x").toArray(String[]::new);

    var problems = ReadRows.of(file(List.of(), lines), 3).problems();

    assertThat(problems.count()).isEqualTo(1_000);
    assertThat(problems.first()).hasSize(RowProblems.KEPT);
  }

  @Test
  void laterValueOfAnotherKindIsNotLost() throws IOException {
    var path = folder.resolve("late.ndjson");
    var filler = "\"" + "x".repeat(1_000) + "\"";
    int rows = 17 << 10;
    try (var writer = Files.newBufferedWriter(path)) {
      for (int i = 0; i < rows; i++) {
        writer.write("{\"n\":" + i + ",\"filler\":" + filler + "}\n");
      }
      writer.write("{\"n\":0.5,\"new\":true}\n");
    }
    var file = FileFormat.of(path).open(path);
    assertThat(file.schema().names()).containsExactly("n", "filler");

    assertThatThrownBy(() -> ReadRows.of(file, List.of("n"), 2))
        .isInstanceOf(WiderKindException.class)
        .hasMessage(
            "Cannot read line %d, column n of %s as LONG: other kinds of values begin here"
                .formatted(rows + 1, path));
    var wider = file.inferredFromAllRows();
    assertThat(wider.schema().names()).containsExactly("n", "filler", "new");
    assertThat(ReadRows.of(wider, List.of("n", "new"), 2).rows())
        .hasSize(rows + 1)
        .contains(row(5.0, null), row(0.5, true));
    assertThat(ReadRows.of(file, List.of("filler"), 2).rows()).hasSize(rows + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"text\"", "1", "true", "[]"})
  void firstValueOfAColumnThatHadNoneIsNotLost(String value) throws IOException {
    var path = folder.resolve("late.ndjson");
    var filler = "x".repeat(1 << 20);
    try (var writer = Files.newBufferedWriter(path)) {
      for (int i = 0; i < 20; i++) {
        writer.write("{\"filler\":\"" + filler + "\",\"n\":null}\n");
      }
      writer.write("{\"n\":" + value + "}\n");
    }
    var file = FileFormat.of(path).open(path);

    assertThat(file.schema().isEmpty(file.schema().position("n"))).isTrue();
    assertThatThrownBy(() -> ReadRows.of(file, List.of("n"), 1))
        .isInstanceOf(WiderKindException.class);
    assertThat(ReadRows.of(file.inferredFromAllRows(), List.of("n"), 1).rows().get(20).get(0))
        .hasToString(value.replace("\"", ""));
  }

  @Test
  void longLinesAreReadUpToALimit() throws IOException {
    var path = folder.resolve("long.ndjson");
    var text = "x".repeat(3 << 20);
    try (var writer = Files.newBufferedWriter(path)) {
      writer.write("{\"a\":1,\"b\":\"" + text + "\"}\n");
      writer.write("{\"a\":2,\"b\":\"" + text.repeat(6) + "\"}\n");
      writer.write("{\"a\":3,\"b\":\"y\"}\n");
      writer.write("{\"a\":4,\"b\":\"" + text.repeat(6) + "\"}");
    }

    var read = ReadRows.of(FileFormat.of(path).open(path), 1);

    assertThat(read.rows()).containsExactly(row(1L, text), row(3L, "y"));
    assertThat(read.messages())
        .containsExactly(
            "Cannot read line 2: it has more than 16777216 bytes",
            "Cannot read line 4: it has more than 16777216 bytes");
  }

  @Test
  void bytesThatAreNotUtf8AreAProblem() throws IOException {
    var path = folder.resolve("latin1.ndjson");
    Files.write(path, "{\"a\":\"\u00e9\",\"b\":1}\n{\"a\":\"e\",\"b\":2}\n".getBytes(ISO_8859_1));
    var file = FileFormat.of(path).open(path);

    assertThat(ReadRows.of(file, List.of("b"), 1).rows()).containsExactly(row(2L));
    assertThat(ReadRows.of(file, List.of("a"), 1).messages())
        .containsExactly("Cannot read line 1: it is no JSON object; write one per line");
  }

  @Test
  void namesMatchWithoutCaseAndTheExactOneWins() throws IOException {
    var file =
        file(List.of(new Column("Id", "BIGINT")), "{'ID':1}", "{'id':2,'Id':3}", "{'Id':4,'ID':5}");

    assertThat(ReadRows.of(file, 1).rows()).containsExactly(row(1L), row(3L), row(4L));
  }

  @Test
  void fieldsMayComeInAnyOrderAndBeMissing() throws IOException {
    var file =
        file(List.of(), "{'a':1,'b':2,'c':3}", "{'c':6,'a':4}", "{}", "{'b':8,'d':0,'a':7,'c':9}");

    assertThat(ReadRows.of(file, List.of("a", "b", "c"), 1).rows())
        .containsExactly(
            row(1L, 2L, 3L), row(4L, null, 6L), row(null, null, null), row(7L, 8L, 9L));
  }

  @Test
  void arrayOfObjectsIsRefused() throws IOException {
    assertThatThrownBy(() -> file(List.of(), "[", "{'a':1}", "]"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageEndingWith("it begins with a JSON array; write one object per line instead");
  }

  @Test
  void unknownDeclaredTypeFollowsFromTheValues() throws IOException {
    var file = file(List.of(new Column("a", "wibble"), new Column("b", "")), "{'a':1,'b':true}");

    assertThat(file.warnings())
        .containsExactly(
            "Cannot use type of column a: wibble; declare a SQL type such as BIGINT or VARCHAR");
    assertThat(ReadRows.of(file, 1).rows()).containsExactly(row(1L, true));
  }

  @Test
  void missingFileSaysSo() {
    var path = folder.resolve("none.ndjson");

    assertThatThrownBy(() -> FileFormat.of(path).open(path))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("Cannot read " + path + ": there is no such file");
  }
}
