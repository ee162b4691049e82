package io.plumbline.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.file.format.FileFormat;
import io.plumbline.model.row.RowBatch;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds whatever format a table is written in. */
class FormatContractTest {
  private static final int ROWS = 500;

  @TempDir private Path folder;

  private RowFile orders(FileFormat format, int rows) throws IOException {
    var path = Orders.write(folder, format, Orders.rows(rows));
    return FileFormat.of(path).open(path, Orders.COLUMNS);
  }

  @ParameterizedTest
  @EnumSource
  void sameTableGivesTheSameRows(FileFormat format) throws IOException {
    var file = orders(format, ROWS);

    var read = ReadRows.of(file, 1);

    assertThat(file.warnings()).isEmpty();
    assertThat(read.rows()).isEqualTo(Orders.rows(ROWS));
    assertThat(read.problems()).isEqualTo(RowProblems.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void splitsHoldEachRowOnceHoweverManyThereAre(FileFormat format) throws IOException {
    var file = orders(format, ROWS);
    for (int splits = 1; splits < 40; splits++) {
      assertThat(ReadRows.of(file, splits).rows())
          .as("%d splits", splits)
          .isEqualTo(Orders.rows(ROWS));
    }
    assertThat(file.splits(4)).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @EnumSource
  void onlyWantedColumnsAreRead(FileFormat format) throws IOException {
    var file = orders(format, ROWS);

    try (var reader = file.read(file.splits(1).get(0), List.of("NAME", "id"))) {
      assertThat(reader.schema().names()).containsExactly("name", "id");
      assertThat(reader.read(reader.newBatch())).isEqualTo(ROWS);
    }
    assertThat(ReadRows.of(file, List.of("name", "id"), 3).rows())
        .isEqualTo(
            Orders.rows(ROWS).stream().map(row -> Arrays.asList(row.get(4), row.get(0))).toList());
  }

  @ParameterizedTest
  @EnumSource
  void rowsAreCountedWithoutAnyColumn(FileFormat format) throws IOException {
    var file = orders(format, ROWS);

    assertThat(ReadRows.of(file, List.of(), 3).rows()).hasSize(ROWS);
  }

  @ParameterizedTest
  @EnumSource
  void batchThatIsUsedAgainKeepsNothingOfTheOneBefore(FileFormat format) throws IOException {
    var file = orders(format, 20);
    try (var reader = file.read(file.splits(1).get(0), List.of("price"))) {
      var batch = new RowBatch(reader.schema(), 6);
      reader.read(batch);
      assertThat(batch.column(0).isNull(0)).isTrue();
      reader.read(batch);
      assertThat(batch.column(0).isNull(0)).isFalse();
      assertThat(batch.column(0).isNull(4)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void unknownColumnIsRefusedByName(FileFormat format) throws IOException {
    var file = orders(format, 1);
    var split = file.splits(1).get(0);

    assertThatThrownBy(() -> file.read(split, List.of("nmae")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot find column nmae in " + file.path() + ": it has [id, ");
    assertThatThrownBy(() -> file.read(split, List.of("id", "ID")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot read column ID of " + file.path() + " twice: name it once");
  }

  @ParameterizedTest
  @EnumSource
  void fileWithoutRowsHasNone(FileFormat format) throws IOException {
    assertThat(ReadRows.of(orders(format, 0), 3).rows()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void missingFileAndFolderAreUnreadable(FileFormat format) {
    var missing = folder.resolve("missing");

    assertThatThrownBy(() -> format.open(missing, List.of()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("Cannot read " + missing + ": there is no such file");
    assertThatThrownBy(() -> format.open(folder, List.of()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("Cannot read " + folder + ": ");
  }

  @ParameterizedTest
  @EnumSource(names = {"NDJSON", "CSV", "TSV"})
  void textsMayBeCompressed(FileFormat format) throws IOException {
    var plain = Orders.write(folder, format, Orders.rows(ROWS));
    var path = Path.of(plain + ".gz");
    try (var input = new FileInputStream(plain.toFile());
        var output = new GZIPOutputStream(Files.newOutputStream(path))) {
      input.transferTo(output);
    }
    var file = FileFormat.of(path).open(path, Orders.COLUMNS);

    assertThat(file.splits(4)).hasSize(1);
    assertThat(ReadRows.of(file, 4).rows()).isEqualTo(Orders.rows(ROWS));
  }

  @Test
  void nameWithoutAKnownExtensionSaysNoFormat() {
    assertThatThrownBy(() -> FileFormat.of(Path.of("orders.xlsx")))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage(
            "Cannot read orders.xlsx: its name says no format; it must end in one of"
                + " [.ndjson, .jsonl, .json, .csv, .tsv, .parquet, .avro]");
  }
}
