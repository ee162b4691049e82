package io.plumbline.connectors.file.avro;

import io.plumbline.connectors.file.RowFile;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.sample.SqlType;
import io.plumbline.model.row.RowSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;

/**
 * An Avro data file of records. A split is a range of bytes and has the blocks that begin in it.
 * Records, lists, maps and unions of several types are read as JSON text.
 */
public final class AvroFile implements RowFile {
  private final Path path;
  private final List<AvroColumn> stored;
  private final FileColumns columns;
  private final List<String> warnings;

  private AvroFile(Path path, List<AvroColumn> stored, List<String> warnings) {
    this.path = path;
    this.stored = stored;
    this.warnings = List.copyOf(warnings);
    this.columns =
        FileColumns.of(
            stored.stream()
                .map(
                    column ->
                        FileColumn.declared(column.name(), SqlType.inferred(column.type().kind())))
                .toList());
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableFileException if it cannot be read or has no records
   */
  public static AvroFile open(Path path) {
    var schema = schema(path);
    if (schema.getType() != Schema.Type.RECORD) {
      throw new UnreadableFileException(path, "its values are no records");
    }
    var stored = new ArrayList<AvroColumn>();
    var warnings = new ArrayList<String>();
    for (var field : schema.getFields()) {
      var column = AvroColumn.of(field);
      if (column == null) {
        warnings.add(
            "Cannot read column %s: no kind fits its type %s"
                .formatted(field.name(), field.schema()));
      } else {
        stored.add(column);
      }
    }
    return new AvroFile(path, stored, warnings);
  }

  private static Schema schema(Path path) {
    try (var reader = reader(path)) {
      return reader.getSchema();
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    } catch (RuntimeException e) {
      // Avro has no one exception for what it cannot parse.
      throw new UnreadableFileException(path, "it is no Avro data file, or it is damaged", e);
    }
  }

  /** The blocks from the first one that begins at or after a position. */
  static DataFileReader<Object> blocks(Path path, long position) {
    try {
      var reader = reader(path);
      try {
        reader.sync(position);
        return reader;
      } catch (IOException | RuntimeException e) {
        reader.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw new UnreadableFileException(path, "it is no Avro data file, or it is damaged", e);
    }
  }

  private static DataFileReader<Object> reader(Path path) throws IOException {
    // Says what is wrong before Avro, whose messages do not.
    Files.newByteChannel(path).close();
    return new DataFileReader<>(path.toFile(), new GenericDatumReader<>());
  }

  /** How many rows are in blocks that begin before a position. */
  public static long rowsBefore(Path path, long position) {
    try (var reader = blocks(path, 0)) {
      long rows = 0;
      while (reader.hasNext() && !reader.pastSync(position)) {
        rows += reader.getBlockCount();
        reader.nextBlock();
      }
      return rows;
    } catch (IOException | RuntimeException e) {
      throw new UnreadableFileException(path, "a block is damaged", e);
    }
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public RowSchema schema() {
    return columns.schema();
  }

  @Override
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public List<Split> splits(int wanted) {
    try {
      long size = Files.size(path);
      var splits = new ArrayList<Split>();
      long from = 0;
      for (int i = 1; i < wanted; i++) {
        long to = size / wanted * i;
        if (to > from) {
          splits.add(new Split(from, to));
          from = to;
        }
      }
      splits.add(new Split(from, size));
      return splits;
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
  }

  @Override
  public RowReader read(Split split, List<String> names) {
    var wanted =
        columns.project(names, path).list().stream()
            .map(column -> stored.get(columns.schema().position(column.name())))
            .toList();
    return new AvroReader(path, split, wanted);
  }

  @Override
  public RowFile inferredFromAllRows() {
    return this;
  }
}
