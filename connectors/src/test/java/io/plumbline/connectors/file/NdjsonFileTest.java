package io.plumbline.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.file.format.FileFormat;
import io.plumbline.model.Column;
import io.plumbline.model.row.ColumnKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void missingFileSaysSo() {
    var path = folder.resolve("none.ndjson");

    assertThatThrownBy(() -> FileFormat.of(path).open(path))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("Cannot read " + path + ": there is no such file");
  }
}
