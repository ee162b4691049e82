package io.plumbline.connectors.file.column;

import io.plumbline.model.row.RowSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The columns of a file, by position and by name without case. */
public final class FileColumns {
  private final List<FileColumn> columns;
  private final RowSchema schema;

  private FileColumns(List<FileColumn> columns) {
    this.columns = List.copyOf(columns);
    var builder = RowSchema.builder();
    for (var column : columns) {
      if (column.isEmpty()) {
        builder.addEmpty(column.name());
      } else {
        builder.add(column.name(), column.kind());
      }
    }
    this.schema = builder.build();
  }

  public static FileColumns of(List<FileColumn> columns) {
    return new FileColumns(columns);
  }

  public RowSchema schema() {
    return schema;
  }

  public List<FileColumn> list() {
    return columns;
  }

  public FileColumn get(int position) {
    return columns.get(position);
  }

  public int size() {
    return columns.size();
  }

  /**
   * The named columns alone.
   *
   * @throws IllegalArgumentException if a name is unknown or occurs twice
   */
  public FileColumns project(List<String> names, Path path) {
    var wanted = new ArrayList<FileColumn>(names.size());
    var positions = new HashSet<Integer>();
    for (var name : names) {
      int position = schema.position(name);
      if (position < 0) {
        throw new IllegalArgumentException(
            "Cannot find column %s in %s: it has %s".formatted(name, path, schema.names()));
      }
      if (!positions.add(position)) {
        throw new IllegalArgumentException(
            "Cannot read column %s of %s twice: name it once".formatted(name, path));
      }
      wanted.add(columns.get(position));
    }
    return new FileColumns(wanted);
  }
}
