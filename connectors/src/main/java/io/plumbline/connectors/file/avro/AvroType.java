package io.plumbline.connectors.file.avro;

import io.plumbline.model.row.ColumnKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.LongUnaryOperator;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;

/** How the values of a schema are read: their kind, and the way from their bytes to a column. */
record AvroType(ColumnKind kind, ValueReader reader) {
  /** The type of a schema that is not nullable, or null if no kind fits. */
  static AvroType of(Schema schema) {
    var logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return decimal(schema, decimal.getScale());
    }
    return switch (logical == null ? "" : logical.getName()) {
      case "date" -> number(ColumnKind.DATE, schema);
      case "timestamp-millis", "local-timestamp-millis" -> time(value -> value * 1_000);
      case "timestamp-micros", "local-timestamp-micros" -> time(value -> value);
      case "timestamp-nanos", "local-timestamp-nanos" -> time(value -> Math.floorDiv(value, 1_000));
      case "time-millis", "time-micros", "duration" -> null;
      default -> plain(schema);
    };
  }

  private static AvroType plain(Schema schema) {
    return switch (schema.getType()) {
      case BOOLEAN ->
          new AvroType(
              ColumnKind.BOOLEAN, (in, cell, row) -> cell.setLong(row, in.readBoolean() ? 1 : 0));
      case INT, LONG -> number(ColumnKind.LONG, schema);
      case FLOAT ->
          new AvroType(ColumnKind.DOUBLE, (in, cell, row) -> cell.setDouble(row, in.readFloat()));
      case DOUBLE ->
          new AvroType(ColumnKind.DOUBLE, (in, cell, row) -> cell.setDouble(row, in.readDouble()));
      case STRING, BYTES ->
          new AvroType(ColumnKind.STRING, (in, cell, row) -> cell.setText(row, cell.readBytes(in)));
      case ENUM -> symbols(schema);
      case FIXED -> null;
      case NULL -> new AvroType(ColumnKind.STRING, (in, cell, row) -> false);
      case RECORD, ARRAY, MAP, UNION -> nested(schema);
    };
  }

  /** Avro writes an int as it writes a long. */
  private static AvroType number(ColumnKind kind, Schema schema) {
    boolean whole = schema.getType() == Schema.Type.INT || schema.getType() == Schema.Type.LONG;
    return whole ? new AvroType(kind, (in, cell, row) -> cell.setLong(row, in.readLong())) : null;
  }

  private static AvroType time(LongUnaryOperator micros) {
    return new AvroType(
        ColumnKind.TIMESTAMP,
        (in, cell, row) -> cell.setLong(row, micros.applyAsLong(in.readLong())));
  }

  private static AvroType symbols(Schema schema) {
    var symbols = schema.getEnumSymbols();
    return new AvroType(
        ColumnKind.STRING, (in, cell, row) -> cell.setText(row, symbols.get(in.readEnum())));
  }

  private static AvroType decimal(Schema schema, int scale) {
    return new AvroType(
        ColumnKind.DECIMAL,
        (in, cell, row) -> {
          int length =
              schema.getType() == Schema.Type.FIXED
                  ? cell.readFixed(in, schema.getFixedSize())
                  : cell.readBytes(in);
          var unscaled = new BigInteger(cell.bytes(), 0, length);
          return cell.setDecimal(row, new BigDecimal(unscaled, scale));
        });
  }

  private static AvroType nested(Schema schema) {
    var reader = new GenericDatumReader<>(schema);
    return new AvroType(
        ColumnKind.JSON,
        (in, cell, row) -> {
          var value = reader.read(null, in);
          return value != null && cell.setText(row, GenericData.get().toString(value));
        });
  }
}
