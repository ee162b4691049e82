package io.plumbline.connectors.file.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connectors.file.ReadRows;
import io.plumbline.connectors.file.column.DeclaredColumns;
import io.plumbline.model.Column;
import io.plumbline.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** A file means the same in whatever splits it is read, with quotes wherever they may be. */
class CsvSplitsTest {
  private Path path;

  @BeforeProperty
  void create() throws IOException {
    path = Files.createTempFile("quotes", ".csv");
  }

  @AfterProperty
  void delete() throws IOException {
    Files.delete(path);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "b", "\"", "\"", "\"\"", ",", ",", "\n", "\n", "\r", "\r\n", " ", "é")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 2_000)
  void rowsAndProblemsAreTheSameInAnySplits(@ForAll("texts") String text) throws IOException {
    Files.writeString(path, "x,y\n" + text);
    var columns = List.of(new Column("x", "VARCHAR"), new Column("y", "VARCHAR"));
    var file = CsvFile.open(path, ',', DeclaredColumns.of(columns));

    var whole = ReadRows.of(file, 1);

    for (int splits = 2; splits < 9; splits++) {
      var read = ReadRows.of(file, splits);
      assertThat(read.rows()).as(Json.write(text)).isEqualTo(whole.rows());
      assertThat(read.problems().count()).as(Json.write(text)).isEqualTo(whole.problems().count());
    }
  }
}
