package io.plumbline.connectors.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.connectors.file.format.FileFormat;
import io.plumbline.model.Column;
import io.plumbline.model.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/** One small table in every format. */
final class Orders {
  static final List<Column> COLUMNS =
      List.of(
          new Column("id", "BIGINT"),
          new Column("price", "DOUBLE"),
          new Column("amount", "DECIMAL(9, 2)"),
          new Column("paid", "BOOLEAN"),
          new Column("name", "VARCHAR"),
          new Column("day", "DATE"),
          new Column("at", "TIMESTAMP"));

  private static final String PARQUET =
      """
      message orders {
        required int64 id;
        optional double price;
        optional int32 amount (DECIMAL(9, 2));
        optional boolean paid;
        optional binary name (STRING);
        optional int32 day (DATE);
        optional int64 at (TIMESTAMP(MICROS, true));
      }
      """;

  private static final String AVRO =
      """
      {"type":"record","name":"orders","fields":[
        {"name":"id","type":"long"},
        {"name":"price","type":["null","double"]},
        {"name":"amount","type":["null",
          {"type":"bytes","logicalType":"decimal","precision":9,"scale":2}]},
        {"name":"paid","type":["boolean","null"]},
        {"name":"name","type":["null","string"]},
        {"name":"day","type":["null",{"type":"int","logicalType":"date"}]},
        {"name":"at","type":["null",{"type":"long","logicalType":"timestamp-micros"}]}
      ]}
      """;

  private Orders() {}

  /** So many rows, with nulls and names of all sorts. */
  static List<List<Object>> rows(int count) {
    var names = List.of("plain", "", "é 漢字 😀", "a,b", "say \"x\"", "back\\slash", "two\tparts");
    var rows = new ArrayList<List<Object>>();
    for (int i = 0; i < count; i++) {
      rows.add(
          Arrays.asList(
              (long) i,
              i % 5 == 0 ? null : i / 8.0,
              i % 7 == 0 ? null : BigDecimal.valueOf(i * 101L, 2),
              i % 3 == 0 ? null : (Object) (i % 2 == 0),
              i % 4 == 0 ? null : names.get(i % names.size()),
              i % 6 == 0 ? null : LocalDate.EPOCH.plusDays(i * 37L - 400),
              i % 9 == 0
                  ? null
                  : Instant.EPOCH.plus(i * 1_234_567_891L - 4_000, ChronoUnit.MICROS)));
    }
    return rows;
  }

  /** Writes the rows into a file of a folder. */
  static Path write(Path folder, FileFormat format, List<List<Object>> rows) throws IOException {
    return switch (format) {
      case NDJSON -> Files.write(folder.resolve("t.ndjson"), ndjson(rows).getBytes(UTF_8));
      case CSV -> Files.write(folder.resolve("t.csv"), separated(rows, ",").getBytes(UTF_8));
      case TSV -> Files.write(folder.resolve("t.tsv"), separated(rows, "\t").getBytes(UTF_8));
      case PARQUET -> parquet(folder.resolve("t.parquet"), rows);
      case AVRO -> avro(folder.resolve("t.avro"), rows);
    };
  }

  private static String ndjson(List<List<Object>> rows) {
    var text = new StringBuilder();
    for (var row : rows) {
      text.append('{');
      for (int i = 0; i < row.size(); i++) {
        var value = row.get(i);
        boolean bare = value == null || value instanceof Number || value instanceof Boolean;
        text.append(i == 0 ? "" : ", ").append('"').append(COLUMNS.get(i).path()).append("\": ");
        text.append(bare ? value : Json.write(value.toString()));
      }
      text.append("}\n");
    }
    return text.toString();
  }

  private static String separated(List<List<Object>> rows, String separator) {
    var text = new StringBuilder();
    text.append(String.join(separator, COLUMNS.stream().map(Column::path).toList())).append("\r\n");
    for (var row : rows) {
      var fields = row.stream().map(Orders::field).toList();
      text.append(String.join(separator, fields)).append("\r\n");
    }
    return text.toString();
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof String text ? '"' + text.replace("\"", "\"\"") + '"' : value.toString();
  }

  private static Path parquet(Path path, List<List<Object>> rows) throws IOException {
    var stored = rows.stream().map(row -> row.stream().map(Orders::stored).toList()).toList();
    return ParquetFiles.write(path, PARQUET, stored, writer -> writer.withPageRowCountLimit(20));
  }

  /** A value as numbers of days, microseconds or hundredths. */
  private static Object stored(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.unscaledValue().intValueExact();
    }
    if (value instanceof LocalDate date) {
      return Math.toIntExact(date.toEpochDay());
    }
    return value instanceof Instant time ? ChronoUnit.MICROS.between(Instant.EPOCH, time) : value;
  }

  private static Path avro(Path path, List<List<Object>> rows) throws IOException {
    var schema = new Schema.Parser().parse(AVRO);
    try (var writer = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(schema))) {
      writer.setSyncInterval(200).setCodec(CodecFactory.snappyCodec());
      writer.create(schema, path.toFile());
      for (var row : rows) {
        var entry = new GenericData.Record(schema);
        for (int i = 0; i < row.size(); i++) {
          boolean bytes = row.get(i) instanceof BigDecimal;
          entry.put(i, bytes ? bytes((BigDecimal) row.get(i)) : stored(row.get(i)));
        }
        writer.append(entry);
      }
    }
    return path;
  }

  private static ByteBuffer bytes(BigDecimal value) {
    return ByteBuffer.wrap(value.unscaledValue().toByteArray());
  }
}
