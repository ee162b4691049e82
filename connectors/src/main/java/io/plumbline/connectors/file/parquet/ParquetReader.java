package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.RowProblems;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.ProblemLog;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.RowGroup;

/** Reads a range of rows. */
final class ParquetReader implements RowReader {
  private final Path path;
  private final RowSchema schema;
  private final List<RowGroup> groups;
  private final Split split;
  private final FileChannel channel;
  private final ColumnReader[] columns;
  private final ProblemLog problems;
  private int group = -1;
  private long groupEnd;
  private long row;
  private int before;

  ParquetReader(Path path, List<RowGroup> groups, Split split, List<StoredColumn> columns) {
    this.path = path;
    this.groups = groups;
    this.split = split;
    this.row = split.from();
    this.problems = new ProblemLog("row", split::from);
    var builder = RowSchema.builder();
    columns.forEach(column -> builder.add(column.name(), column.meaning().kind()));
    this.schema = builder.build();
    try {
      this.channel = FileChannel.open(path);
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
    this.columns =
        columns.stream()
            .map(column -> new ColumnReader(column, channel))
            .toArray(ColumnReader[]::new);
  }

  @Override
  public RowSchema schema() {
    return schema;
  }

  @Override
  public int read(RowBatch batch) {
    batch.clear();
    if (row >= split.to()) {
      return 0;
    }
    enterGroup();
    int rows = (int) Math.min(batch.capacity(), Math.min(groupEnd, split.to()) - row);
    for (int i = 0; i < columns.length; i++) {
      read(columns[i], batch.column(i), rows);
    }
    row += rows;
    before = rows;
    batch.resize(rows);
    return rows;
  }

  /** Goes to the row group that the next row is in. */
  private void enterGroup() {
    if (group >= 0 && row < groupEnd) {
      return;
    }
    long start = groupEnd;
    while (row >= groupEnd) {
      start = groupEnd;
      groupEnd += groups.get(++group).getNum_rows();
    }
    for (var column : columns) {
      open(column, row - start);
    }
  }

  private void open(ColumnReader column, long skipped) {
    try {
      column.open(chunk(column.column()));
      column.skip(skipped);
    } catch (IOException e) {
      throw unreadable(column, e);
    } catch (RuntimeException e) {
      throw damaged(column, e);
    }
  }

  private ColumnMetaData chunk(StoredColumn column) throws IOException {
    var chunk = groups.get(group).getColumns().get(column.leaf());
    if (chunk.getMeta_data() == null || chunk.isSetFile_path()) {
      throw new IOException("its values are encrypted or in another file");
    }
    return chunk.getMeta_data();
  }

  private void read(ColumnReader column, ColumnVector vector, int rows) {
    try {
      column.values().attach(vector, before);
      column.read(vector, rows);
    } catch (IOException e) {
      throw unreadable(column, e);
    } catch (RuntimeException e) {
      throw damaged(column, e);
    }
    if (column.values().anyBad()) {
      report(column, vector, rows);
    }
  }

  private void report(ColumnReader column, ColumnVector vector, int rows) {
    for (int i = 0; i < rows; i++) {
      if (!vector.isNull(i) && column.values().isBad(i)) {
        vector.setNull(i);
        problems.add(row - split.from() + i, column.column().name(), "as text: it is not UTF-8");
      }
    }
  }

  private UnreadableFileException unreadable(ColumnReader column, IOException e) {
    return new UnreadableFileException(
        path, "column %s: %s".formatted(column.column().name(), e.getMessage()), e);
  }

  private UnreadableFileException damaged(ColumnReader column, RuntimeException e) {
    return new UnreadableFileException(
        path, "column %s is damaged".formatted(column.column().name()), e);
  }

  @Override
  public RowProblems problems() {
    return problems.problems();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
  }
}
