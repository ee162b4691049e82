package io.plumbline.model.row;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Some rows of one schema by column: what readers fill, and what predicates and metrics read, many
 * rows at a time. Used again after {@link #clear}. Not thread-safe.
 */
public final class RowBatch {
  /** Rows at which the columns of a batch fit a core's cache and the cost of a call is spread. */
  public static final int DEFAULT_CAPACITY = 1024;

  private final RowSchema schema;
  private final ColumnVector[] columns;
  private final int capacity;
  private int size;

  public RowBatch(RowSchema schema, int capacity) {
    this.schema = schema;
    this.capacity = capacity;
    this.columns =
        IntStream.range(0, schema.size())
            .mapToObj(position -> new ColumnVector(schema.kind(position), capacity))
            .toArray(ColumnVector[]::new);
  }

  private RowBatch(RowSchema schema, ColumnVector[] columns, int capacity, int size) {
    this.schema = schema;
    this.columns = columns;
    this.capacity = capacity;
    this.size = size;
  }

  /**
   * The same rows with more columns; those of this batch are shared, not copied.
   *
   * @param extended the schema of this batch and after it the columns {@code more}
   */
  public RowBatch with(RowSchema extended, ColumnVector... more) {
    var all = Arrays.copyOf(columns, columns.length + more.length);
    System.arraycopy(more, 0, all, columns.length, more.length);
    return new RowBatch(extended, all, capacity, size);
  }

  public RowSchema schema() {
    return schema;
  }

  public int capacity() {
    return capacity;
  }

  /** How many rows it holds now. */
  public int size() {
    return size;
  }

  public boolean isFull() {
    return size == capacity;
  }

  public ColumnVector column(int position) {
    return columns[position];
  }

  /** Empties it; dictionaries stay. */
  public void clear() {
    size = 0;
    for (var column : columns) {
      column.clear();
    }
  }

  /** Adds a row, whose values the caller sets, and returns its index. */
  public int addRow() {
    return size++;
  }

  /** Says how many rows there are, for writers that fill a column at a time. */
  public void resize(int rows) {
    size = rows;
  }

  /** A view of one row after another; starts at the first. */
  public Cursor cursor() {
    return new Cursor();
  }

  /** Reads the row that it was moved to. */
  public final class Cursor implements RowView {
    private int row;

    private Cursor() {}

    public Cursor moveTo(int index) {
      row = index;
      return this;
    }

    @Override
    public boolean isNull(int position) {
      return columns[position].isNull(row);
    }

    @Override
    public boolean getBoolean(int position) {
      return columns[position].longs()[row] != 0;
    }

    @Override
    public long getLong(int position) {
      return columns[position].longs()[row];
    }

    @Override
    public double getDouble(int position) {
      return columns[position].doubleAt(row);
    }

    @Override
    public BigDecimal getDecimal(int position) {
      return columns[position].decimalAt(row);
    }

    @Override
    public String getString(int position) {
      return columns[position].textAt(row);
    }
  }
}
