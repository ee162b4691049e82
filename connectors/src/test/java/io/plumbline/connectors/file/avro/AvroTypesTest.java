package io.plumbline.connectors.file.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.file.ReadRows;
import io.plumbline.connectors.file.UnreadableFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroTypesTest {
  @TempDir private Path folder;

  private static Schema schema(String type) {
    var record =
        "{'type':'record','name':'t','fields':[{'name':'before','type':'string'},"
            + "{'name':'c','type':%s},{'name':'after','type':'long'}]}";
    return new Schema.Parser().parse(record.formatted(type).replace('\'', '"'));
  }

  private AvroFile write(Schema schema, CodecFactory codec, List<?> values) throws IOException {
    var path = folder.resolve("t.avro");
    Files.deleteIfExists(path);
    try (var writer = new DataFileWriter<Object>(new GenericDatumWriter<>(schema))) {
      writer.setSyncInterval(64).setCodec(codec).create(schema, path.toFile());
      for (int i = 0; i < values.size(); i++) {
        var row = new GenericData.Record(schema);
        row.put("before", "x".repeat(i % 50));
        row.put("c", values.get(i));
        row.put("after", (long) i);
        writer.append(row);
      }
    }
    return AvroFile.open(path);
  }

  private Object value(String type, Object stored) throws IOException {
    var file = write(schema(type), CodecFactory.nullCodec(), List.of(stored, stored));
    var rows = ReadRows.of(file, List.of("c", "after"), 1).rows();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).get(1)).isEqualTo(1L);
    return rows.get(1).get(0);
  }

  @Test
  void primitivesAreReadByTheirKind() throws IOException {
    assertThat(value("'int'", -3)).isEqualTo(-3L);
    assertThat(value("'long'", Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(value("'float'", 0.1f)).isEqualTo((double) 0.1f);
    assertThat(value("'double'", -0.1)).isEqualTo(-0.1);
    assertThat(value("'boolean'", true)).isEqualTo(true);
    assertThat(value("'string'", "é漢")).isEqualTo("é漢");
    assertThat(value("'bytes'", ByteBuffer.wrap(new byte[] {'o', 'k'}))).isEqualTo("ok");
    assertThat(value("['long','null']", 5L)).isEqualTo(5L);
  }

  @Test
  void logicalTypesAreReadByTheirMeaning() throws IOException {
    assertThat(value("{'type':'int','logicalType':'date'}", -1))
        .isEqualTo(LocalDate.parse("1969-12-31"));
    assertThat(value("{'type':'long','logicalType':'timestamp-millis'}", -1L))
        .isEqualTo(Instant.parse("1969-12-31T23:59:59.999Z"));
    assertThat(value("{'type':'long','logicalType':'local-timestamp-micros'}", 1L))
        .isEqualTo(Instant.parse("1970-01-01T00:00:00.000001Z"));
    assertThat(value("{'type':'long','logicalType':'timestamp-nanos'}", -1L))
        .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
    assertThat(value("{'type':'string','logicalType':'uuid'}", "0-0-0-0-0")).isEqualTo("0-0-0-0-0");
    var fixed = Schema.createFixed("d", null, null, 3);
    assertThat(
            value(
                "{'type':'fixed','name':'d','size':3,'logicalType':'decimal',"
                    + "'precision':6,'scale':1}",
                new GenericData.Fixed(fixed, new byte[] {-1, -1, -2})))
        .isEqualTo(new BigDecimal("-0.2"));
  }

  @Test
  void enumsAreTextsAndNestedValuesAreJson() throws IOException {
    var color = Schema.createEnum("e", null, null, List.of("RED", "BLUE"));
    assertThat(
            value(
                "{'type':'enum','name':'e','symbols':['RED','BLUE']}",
                new GenericData.EnumSymbol(color, "BLUE")))
        .isEqualTo("BLUE");
    assertThat(value("{'type':'array','items':'int'}", List.of(1, 2))).isEqualTo("[1, 2]");
    assertThat(value("['null',{'type':'map','values':'string'}]", Map.of("k", "v")))
        .isEqualTo("{\"k\": \"v\"}");
  }

  @Test
  void typesWithoutAKindAreLeftOutWithAReason() throws IOException {
    var file =
        write(
            schema("{'type':'int','logicalType':'time-millis'}"),
            CodecFactory.nullCodec(),
            List.of(5));

    assertThat(file.schema().names()).containsExactly("before", "after");
    assertThat(file.warnings())
        .containsExactly(
            "Cannot read column c: no kind fits its type"
                + " {\"type\":\"int\",\"logicalType\":\"time-millis\"}");
    assertThat(ReadRows.of(file, List.of("after"), 1).rows()).containsExactly(List.of(0L));
  }

  @Test
  void bytesThatAreNoTextAreNullAndAProblemWithTheirRow() throws IOException {
    var good = ByteBuffer.wrap(new byte[] {'o', 'k'});
    var bad = ByteBuffer.wrap(new byte[] {(byte) 0xFF});
    var values = IntStream.range(0, 200).mapToObj(i -> i == 150 ? bad : good).toList();
    var file = write(schema("'bytes'"), CodecFactory.nullCodec(), values);

    var read = ReadRows.of(file, List.of("c"), 7);

    assertThat(read.rows()).hasSize(200);
    assertThat(read.rows().get(150).get(0)).isNull();
    assertThat(read.messages())
        .containsExactly("Cannot read row 151, column c as text: it is not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "snappy", "zstandard"})
  void everyCompressionIsReadInAnySplits(String codec) throws IOException {
    var values = IntStream.range(0, 300).mapToObj(i -> (long) i * i).toList();
    var file = write(schema("'long'"), CodecFactory.fromString(codec), values);

    for (int splits : List.of(1, 3, 20, 400)) {
      assertThat(ReadRows.of(file, List.of("c"), splits).rows().stream().map(row -> row.get(0)))
          .isEqualTo(values);
    }
  }

  @Test
  void otherFilesAreNotTakenForAvro() throws IOException {
    var path = Files.writeString(folder.resolve("t.avro"), "Obj is how it starts");

    assertThatThrownBy(() -> AvroFile.open(path))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith("Cannot read " + path + ": ");
  }
}
