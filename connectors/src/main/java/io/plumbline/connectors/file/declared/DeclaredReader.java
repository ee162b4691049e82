package io.plumbline.connectors.file.declared;

import io.plumbline.connectors.file.RowProblems;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.file.column.ProblemLog;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import java.util.function.LongSupplier;

/** Reads batches of a file's own types and hands their columns on as declared. */
final class DeclaredReader implements RowReader {
  private final RowReader reader;
  private final FileColumns columns;
  private final ProblemLog misfits;
  private RowBatch own;
  private long row;

  /**
   * Makes a reader.
   *
   * @param precedingRows how many rows precede the split
   */
  DeclaredReader(RowReader reader, FileColumns columns, LongSupplier precedingRows) {
    this.reader = reader;
    this.misfits = new ProblemLog("row", precedingRows);
    this.columns = columns;
  }

  @Override
  public RowSchema schema() {
    return columns.schema();
  }

  @Override
  public int read(RowBatch batch) {
    if (own == null || own.capacity() != batch.capacity()) {
      own = new RowBatch(reader.schema(), batch.capacity());
    }
    batch.clear();
    int rows = reader.read(own);
    for (int i = 0; i < columns.size(); i++) {
      int position = reader.schema().position(columns.get(i).name());
      if (position < 0) {
        fillWithNull(batch.column(i), rows);
      } else {
        hand(own.column(position), columns.get(i), batch.column(i), rows);
      }
    }
    batch.resize(rows);
    row += rows;
    return rows;
  }

  private static void fillWithNull(ColumnVector column, int rows) {
    for (int i = 0; i < rows; i++) {
      column.setNull(i);
    }
  }

  private void hand(ColumnVector from, FileColumn column, ColumnVector to, int rows) {
    if (isSame(from, column)) {
      ColumnCopy.copy(from, to, rows);
      return;
    }
    for (int i = 0; i < rows; i++) {
      if (from.isNull(i)) {
        to.setNull(i);
      } else {
        convert(from, column, to, i);
      }
    }
  }

  /** Whether any value of the file is one of the declared type. */
  private static boolean isSame(ColumnVector from, FileColumn column) {
    return from.kind() == column.kind() && column.type().fits(Long.MIN_VALUE);
  }

  private void convert(ColumnVector from, FileColumn column, ColumnVector to, int index) {
    var value = new SampleColumn(column.name(), column.type(), column.inferred(), 1);
    var node = PostedForm.of(from, index);
    if (node != null && value.set(0, node)) {
      ColumnCopy.set(value, to, index);
      return;
    }
    to.setNull(index);
    misfits.addMisfit(row + index, column, from.kind());
  }

  @Override
  public RowProblems problems() {
    return reader.problems().merge(misfits.problems());
  }

  @Override
  public void close() {
    reader.close();
  }
}
