package io.plumbline.connectors.file.format;

import io.plumbline.connectors.file.RowFile;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.avro.AvroFile;
import io.plumbline.connectors.file.column.DeclaredColumns;
import io.plumbline.connectors.file.csv.CsvFile;
import io.plumbline.connectors.file.declared.DeclaredFile;
import io.plumbline.connectors.file.ndjson.NdjsonFile;
import io.plumbline.connectors.file.parquet.ParquetFile;
import io.plumbline.model.Column;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats that files of rows can have. Texts may be compressed: {@code .ndjson.gz}. */
public enum FileFormat {
  NDJSON(".ndjson", ".jsonl", ".json") {
    @Override
    RowFile read(Path path, DeclaredColumns columns) {
      return NdjsonFile.open(path, columns);
    }
  },
  CSV(".csv") {
    @Override
    RowFile read(Path path, DeclaredColumns columns) {
      return CsvFile.open(path, ',', columns);
    }
  },
  TSV(".tsv") {
    @Override
    RowFile read(Path path, DeclaredColumns columns) {
      return CsvFile.open(path, '\t', columns);
    }
  },
  PARQUET(".parquet") {
    @Override
    RowFile read(Path path, DeclaredColumns columns) {
      return DeclaredFile.of(ParquetFile.open(path), Split::from, columns);
    }
  },
  AVRO(".avro") {
    @Override
    RowFile read(Path path, DeclaredColumns columns) {
      return DeclaredFile.of(
          AvroFile.open(path), split -> AvroFile.rowsBefore(path, split.from()), columns);
    }
  };

  private final List<String> extensions;

  FileFormat(String... extensions) {
    this.extensions = List.of(extensions);
  }

  abstract RowFile read(Path path, DeclaredColumns columns);

  /**
   * The format that a file's name says.
   *
   * @throws UnreadableFileException if the name has none of the known extensions
   */
  public static FileFormat of(Path path) {
    var name = path.toString().toLowerCase(Locale.ROOT);
    var plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return Arrays.stream(values())
        .filter(format -> format.extensions.stream().anyMatch(plain::endsWith))
        .findFirst()
        .orElseThrow(
            () ->
                new UnreadableFileException(
                    path,
                    "its name says no format; it must end in one of "
                        + Arrays.stream(values()).flatMap(f -> f.extensions.stream()).toList()));
  }

  /** Opens a file of this format whose columns are its own or follow from its values. */
  public RowFile open(Path path) {
    return open(path, List.of());
  }

  /**
   * Opens a file of this format.
   *
   * @param columns declared columns and SQL types; empty to take those of the file
   * @throws UnreadableFileException if it cannot be read
   */
  public RowFile open(Path path, List<Column> columns) {
    return read(path, DeclaredColumns.of(columns));
  }
}
