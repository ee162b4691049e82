package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.RowFile;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.sample.SqlType;
import io.plumbline.model.row.RowSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.RowGroup;

/**
 * A Parquet file. A split is a range of rows and need not be a row group: its reader passes over
 * the pages before its first row without reading them, so a file of one row group keeps as many
 * threads busy as it has pages.
 */
public final class ParquetFile implements RowFile {
  private final Path path;
  private final List<RowGroup> groups;
  private final StoredSchema stored;
  private final FileColumns columns;

  private ParquetFile(Path path, List<RowGroup> groups, StoredSchema stored) {
    this.path = path;
    this.groups = groups;
    this.stored = stored;
    this.columns =
        FileColumns.of(
            stored.columns().stream()
                .map(
                    column ->
                        FileColumn.declared(
                            column.name(), SqlType.inferred(column.meaning().kind())))
                .toList());
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableFileException if it cannot be read or is no Parquet file
   */
  public static ParquetFile open(Path path) {
    var footer = Footer.read(path);
    try {
      var stored = StoredSchema.of(footer.getSchema());
      for (var group : footer.getRow_groups()) {
        if (group.getNum_rows() < 0) {
          throw new UnreadableFileException(path, "its footer is damaged");
        }
      }
      return new ParquetFile(path, footer.getRow_groups(), stored);
    } catch (IndexOutOfBoundsException | NullPointerException e) {
      throw new UnreadableFileException(path, "its footer is damaged", e);
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
    return stored.warnings();
  }

  @Override
  public List<Split> splits(int wanted) {
    long rows = groups.stream().mapToLong(RowGroup::getNum_rows).sum();
    var splits = new ArrayList<Split>();
    long from = 0;
    for (int i = 1; i <= wanted && from < rows; i++) {
      long to = i == wanted ? rows : nearby(rows / wanted * i, rows / wanted / 4);
      if (to > from) {
        splits.add(new Split(from, to));
        from = to;
      }
    }
    return splits.isEmpty() ? List.of(new Split(0, rows)) : splits;
  }

  /** A row group's start, if there is one within a distance; else the row. */
  private long nearby(long row, long distance) {
    long start = 0;
    long nearest = row;
    long least = distance + 1;
    for (var group : groups) {
      start += group.getNum_rows();
      if (Math.abs(start - row) < least) {
        least = Math.abs(start - row);
        nearest = start;
      }
    }
    return nearest;
  }

  @Override
  public RowReader read(Split split, List<String> names) {
    var wanted =
        columns.project(names, path).list().stream()
            .map(column -> stored.columns().get(columns.schema().position(column.name())))
            .toList();
    return new ParquetReader(path, groups, split, wanted);
  }

  @Override
  public RowFile inferredFromAllRows() {
    return this;
  }
}
