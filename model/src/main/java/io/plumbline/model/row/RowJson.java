package io.plumbline.model.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.plumbline.model.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;

/** A row of a batch as a JSON object, to show to people. */
public final class RowJson {
  /** What stands for a value that must not be shown. */
  public static final String MASK = "***";

  private static final int LONGEST_TEXT = 1_000;

  private RowJson() {}

  /**
   * The row with its columns in the order of the schema; dates and times as in ISO 8601, a double
   * that JSON has no number for as a text, null where there is none. Texts are cut after a thousand
   * characters.
   *
   * @param isMasked whether a column's values must not be shown; null is shown all the same
   */
  public static String write(RowBatch batch, int row, Predicate<String> isMasked) {
    var text = new StringWriter();
    try (var json = Json.mapper().createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < batch.schema().size(); i++) {
        var name = batch.schema().names().get(i);
        json.writeFieldName(name);
        if (batch.column(i).isNull(row)) {
          json.writeNull();
        } else if (isMasked.test(name)) {
          json.writeString(MASK);
        } else {
          write(json, batch.column(i), row);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write row " + row, e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, ColumnVector column, int row) throws IOException {
    switch (column.kind()) {
      case BOOLEAN -> json.writeBoolean(column.longs()[row] != 0);
      case LONG -> json.writeNumber(column.longs()[row]);
      case DOUBLE -> json.writeNumber(column.doubles()[row]);
      case DECIMAL -> json.writeNumber(column.decimals()[row]);
      case STRING -> json.writeString(cut(column.textAt(row)));
      case DATE -> json.writeString(LocalDate.ofEpochDay(column.longs()[row]).toString());
      case TIMESTAMP ->
          json.writeString(Instant.EPOCH.plus(column.longs()[row], ChronoUnit.MICROS).toString());
      case JSON -> {
        var text = column.textAt(row);
        if (text.length() > LONGEST_TEXT) {
          json.writeString(cut(text));
        } else {
          // It is JSON already.
          json.writeRawValue(text);
        }
      }
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
  }
}
