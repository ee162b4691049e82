package io.plumbline.connectors.file.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.NumberParser;
import io.plumbline.connectors.file.column.TextTable;
import io.plumbline.connectors.file.column.TimeParser;
import io.plumbline.connectors.file.column.Utf8;
import io.plumbline.connectors.file.text.FilledColumn;
import io.plumbline.connectors.sample.ParsedRow;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import java.util.Locale;

/** Puts the fields of one column into a batch. */
final class CsvCell implements FilledColumn {
  /** What became of a field. */
  enum Outcome {
    SET,
    /** The field does not fit the declared type. */
    MISFIT,
    /** The field is of a kind that the first rows did not have. */
    NARROW
  }

  private final FileColumn column;
  private final TextTable texts = new TextTable();
  private final NumberParser numbers = new NumberParser();
  private final FieldKinds kinds = new FieldKinds();
  private ColumnVector vector;

  CsvCell(FileColumn column) {
    this.column = column;
  }

  FileColumn column() {
    return column;
  }

  /**
   * Takes the column to fill.
   *
   * @param before rows of the batch before
   */
  @Override
  public void attach(ColumnVector filled, int before) {
    vector = filled;
    if (filled.codes() != null) {
      texts.startBatch(filled, before);
    }
  }

  /** Whether the batch should end to keep memory bounded. */
  @Override
  public boolean isFull() {
    return texts.isFull();
  }

  void setNull(int row) {
    vector.setNull(row);
  }

  /** Takes back what a row that turned out odd left. */
  void undo(int row) {
    vector.nulls()[row] = false;
  }

  /** Reads a field; a zero and {@code PADDING} come after its bytes. */
  Outcome read(byte[] bytes, int length, int row) {
    boolean narrow = column.inferred() && !column.holds(kindOf(bytes, length));
    if (narrow) {
      return Outcome.NARROW;
    }
    boolean set =
        switch (column.kind()) {
          case LONG -> readLong(bytes, length, row);
          case DOUBLE -> readDouble(bytes, length, row);
          case STRING -> readText(bytes, length, row);
          case DATE, TIMESTAMP -> readTime(bytes, length, row);
          case BOOLEAN, DECIMAL, JSON -> false;
        };
    return set || readSlowly(bytes, length, row) ? Outcome.SET : Outcome.MISFIT;
  }

  /** A column of texts holds whatever there is, so nobody need look. */
  private ColumnKind kindOf(byte[] bytes, int length) {
    boolean any = column.kind() == ColumnKind.STRING && column.seen();
    return any ? ColumnKind.STRING : kinds.of(bytes, length);
  }

  private boolean readLong(byte[] bytes, int length, int row) {
    boolean fits = numbers.readLong(bytes, 0) == length && column.type().fits(numbers.longValue());
    vector.setLong(row, numbers.longValue());
    return fits;
  }

  private boolean readDouble(byte[] bytes, int length, int row) {
    boolean fits = numbers.readDouble(bytes, 0) == length && Double.isFinite(numbers.doubleValue());
    // One zero alone, as in posted rows.
    vector.setDouble(row, numbers.doubleValue() + 0.0);
    return fits;
  }

  private boolean readText(byte[] bytes, int length, int row) {
    int code = texts.code(bytes, 0, length);
    vector.setCode(row, code);
    return code >= 0;
  }

  private boolean readTime(byte[] bytes, int length, int row) {
    long time =
        column.kind() == ColumnKind.DATE
            ? TimeParser.epochDay(bytes, 0, length)
            : TimeParser.epochMicros(bytes, 0, length);
    vector.setLong(row, time);
    return time != TimeParser.NONE;
  }

  /** Reads a field as if its value had been posted. */
  private boolean readSlowly(byte[] bytes, int length, int row) {
    var text = Utf8.decode(bytes, 0, length);
    var value = text == null ? null : value(text);
    var read = new SampleColumn(column.name(), column.type(), column.inferred(), 1);
    if (value == null || value.isNull() || !read.set(0, value)) {
      return false;
    }
    switch (column.kind()) {
      case BOOLEAN, LONG, DATE, TIMESTAMP -> vector.setLong(row, read.longAt(0));
      case DOUBLE -> vector.setDouble(row, read.doubleAt(0));
      case DECIMAL -> vector.setDecimal(row, read.decimalAt(0));
      case STRING, JSON -> vector.setCode(row, texts.code(read.textAt(0)));
    }
    return true;
  }

  private JsonNode value(String text) {
    return switch (column.kind()) {
      case BOOLEAN, LONG, DOUBLE, DECIMAL -> ParsedRow.tree(text.strip().toLowerCase(Locale.ROOT));
      case JSON -> ParsedRow.tree(text);
      case STRING, DATE, TIMESTAMP -> JsonNodeFactory.instance.textNode(text);
    };
  }
}
