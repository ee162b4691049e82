package io.plumbline.connectors.file.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.plumbline.connectors.sample.ParsedRow;
import io.plumbline.model.row.ColumnVector;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** The JSON that a value would have been posted as. */
final class PostedForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PostedForm() {}

  /** The JSON of a value that is not null, or null if it has none, as infinity. */
  static JsonNode of(ColumnVector column, int row) {
    return switch (column.kind()) {
      case BOOLEAN -> JSON.booleanNode(column.longs()[row] != 0);
      case LONG -> JSON.numberNode(column.longs()[row]);
      case DOUBLE ->
          Double.isFinite(column.doubles()[row])
              ? DecimalNode.valueOf(column.decimalAt(row))
              : null;
      case DECIMAL -> DecimalNode.valueOf(column.decimals()[row]);
      case STRING -> JSON.textNode(column.textAt(row));
      case DATE -> JSON.textNode(LocalDate.ofEpochDay(column.longs()[row]).toString());
      case TIMESTAMP ->
          JSON.textNode(Instant.EPOCH.plus(column.longs()[row], ChronoUnit.MICROS).toString());
      case JSON -> ParsedRow.tree(column.textAt(row));
    };
  }
}
