package io.plumbline.model.row;

import com.fasterxml.jackson.core.JsonGenerator;
import io.plumbline.model.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;

/** Shows a row to people: a JSON object with a field for each column. */
public final class RowJson {
  /** What stands for a value that must not be shown. */
  public static final String MASK = "***";

  private static final int LONGEST_TEXT = 1_000;

  private RowJson() {}

  /**
   * The row as JSON; texts are cut after a thousand characters.
   *
   * @param masked columns, in whatever case, whose values are not shown; whether they are NULL is
   */
  public static String text(RowBatch batch, int row, Set<String> masked) {
    var hidden = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    hidden.addAll(masked);
    var text = new StringWriter();
    try (var json = Json.mapper().getFactory().createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < batch.schema().size(); i++) {
        var name = batch.schema().names().get(i);
        var column = batch.column(i);
        json.writeFieldName(name);
        if (column.isNull(row)) {
          json.writeNull();
        } else if (hidden.contains(name)) {
          json.writeString(MASK);
        } else {
          write(json, column, row);
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write a row", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, ColumnVector column, int row) throws IOException {
    switch (column.kind()) {
      case BOOLEAN -> json.writeBoolean(column.longs()[row] != 0);
      case LONG -> json.writeNumber(column.longs()[row]);
      case DOUBLE -> json.writeNumber(column.doubles()[row]);
      case DECIMAL -> json.writeNumber(column.decimals()[row]);
      case DATE -> json.writeString(LocalDate.ofEpochDay(column.longs()[row]).toString());
      case TIMESTAMP ->
          json.writeString(Instant.EPOCH.plus(column.longs()[row], ChronoUnit.MICROS).toString());
      case STRING -> json.writeString(cut(column.textAt(row)));
      case JSON -> {
        var text = column.textAt(row);
        if (text.length() > LONGEST_TEXT) {
          json.writeString(cut(text));
        } else {
          json.writeRawValue(text);
        }
      }
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
  }
}
