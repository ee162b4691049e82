package io.plumbline.connectors.file.avro;

import io.plumbline.connectors.file.column.TextTable;
import io.plumbline.connectors.file.column.Words;
import io.plumbline.model.row.ColumnVector;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import org.apache.avro.io.BinaryDecoder;

/** Puts the values of one column into a batch. */
final class AvroCell {
  private final AvroColumn column;
  private final TextTable texts = new TextTable();
  private byte[] bytes = new byte[256];
  private ColumnVector vector;

  AvroCell(AvroColumn column) {
    this.column = column;
  }

  AvroColumn column() {
    return column;
  }

  /**
   * Takes the column to fill.
   *
   * @param before rows of the batch before
   */
  void attach(ColumnVector filled, int before) {
    vector = filled;
    if (filled.codes() != null) {
      texts.startBatch(filled, before);
    }
  }

  /** Whether the batch should end to keep memory bounded. */
  boolean isFull() {
    return texts.isFull();
  }

  /** Reads a value; returns false, with null for it, if it is none of the column's kind. */
  boolean read(BinaryDecoder input, int row) throws IOException {
    if (column.nullBranch() >= 0 && input.readIndex() == column.nullBranch()) {
      vector.setNull(row);
      return true;
    }
    boolean fits = column.type().reader().read(input, this, row);
    if (!fits) {
      vector.setNull(row);
    }
    return fits;
  }

  boolean setLong(int row, long value) {
    vector.setLong(row, value);
    return true;
  }

  boolean setDouble(int row, double value) {
    vector.setDouble(row, value);
    return true;
  }

  boolean setDecimal(int row, BigDecimal value) {
    vector.setDecimal(row, value);
    return true;
  }

  boolean setText(int row, String value) {
    vector.setCode(row, texts.code(value));
    return true;
  }

  /** Sets the text that was read last; returns false if it is not UTF-8. */
  boolean setText(int row, int length) {
    int code = texts.code(bytes, 0, length);
    vector.setCode(row, code);
    return code >= 0;
  }

  /** Reads a string or bytes; returns how many there are in {@link #bytes}. */
  int readBytes(BinaryDecoder input) throws IOException {
    long length = input.readLong();
    if (length < 0 || length > input.inputStream().available()) {
      throw new EOFException("a value is longer than its block");
    }
    return readFixed(input, (int) length);
  }

  /** Reads so many bytes. */
  int readFixed(BinaryDecoder input, int length) throws IOException {
    if (bytes.length < length + Words.PADDING) {
      bytes = new byte[(length + Words.PADDING) * 2];
    }
    input.readFixed(bytes, 0, length);
    return length;
  }

  byte[] bytes() {
    return bytes;
  }
}
