package io.plumbline.connectors.file.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.file.ParquetFiles;
import io.plumbline.connectors.file.ReadRows;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.format.FileFormat;
import io.plumbline.model.Column;
import io.plumbline.model.row.ColumnKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTypesTest {
  @TempDir private Path folder;

  private ParquetFile file(String fields, List<List<Object>> rows) throws IOException {
    var path = folder.resolve("t.parquet");
    ParquetFiles.write(path, "message t {" + fields + "}", rows, writer -> writer);
    return ParquetFile.open(path);
  }

  private Object value(String type, Object stored) throws IOException {
    var file = file("required " + type.formatted("c") + ";", List.of(List.of(stored)));
    assertThat(file.warnings()).isEmpty();
    return ReadRows.of(file, 1).rows().get(0).get(0);
  }

  private static Binary bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Binary.fromConstantByteArray(bytes);
  }

  @Test
  void integersAreReadWithTheirSign() throws IOException {
    assertThat(value("int32 %s", -7)).isEqualTo(-7L);
    assertThat(value("int64 %s", Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(value("int32 %s (INTEGER(8, true))", -1)).isEqualTo(-1L);
    assertThat(value("int32 %s (INTEGER(32, false))", -1)).isEqualTo(0xFFFFFFFFL);
    assertThat(value("int64 %s (INTEGER(64, false))", -1L))
        .isEqualTo(new BigDecimal("18446744073709551615"));
    assertThat(value("int64 %s (INTEGER(64, false))", 5L)).isEqualTo(new BigDecimal("5"));
  }

  @Test
  void numbersOfFloatingPointAreDoubles() throws IOException {
    assertThat(value("double %s", -0.1)).isEqualTo(-0.1);
    assertThat(value("float %s", 0.1f)).isEqualTo((double) 0.1f);
    assertThat(value("fixed_len_byte_array(2) %s (FLOAT16)", bytes(0x00, 0xC1))).isEqualTo(-2.5);
    assertThat(value("fixed_len_byte_array(2) %s (FLOAT16)", bytes(0x01, 0x00)))
        .isEqualTo(Math.pow(2, -24));
    assertThat(value("fixed_len_byte_array(2) %s (FLOAT16)", bytes(0x00, 0x7C)))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void decimalsAreReadFromEveryTypeTheyAreStoredAs() throws IOException {
    assertThat(value("int32 %s (DECIMAL(9, 2))", -1234)).isEqualTo(new BigDecimal("-12.34"));
    assertThat(value("int64 %s (DECIMAL(18, 4))", 12340L)).isEqualTo(new BigDecimal("1.2340"));
    assertThat(value("fixed_len_byte_array(3) %s (DECIMAL(6, 1))", bytes(0xFF, 0xFF, 0xFE)))
        .isEqualTo(new BigDecimal("-0.2"));
    var large = new BigInteger("-123456789012345678901234567890");
    assertThat(
            value("binary %s (DECIMAL(30, 5))", Binary.fromConstantByteArray(large.toByteArray())))
        .isEqualTo(new BigDecimal(large, 5));
  }

  @Test
  void timesAreReadInEveryUnit() throws IOException {
    var time = Instant.parse("1969-12-31T23:59:59.123456Z");
    long micros = -876_544;

    assertThat(value("int64 %s (TIMESTAMP(MICROS, true))", micros)).isEqualTo(time);
    assertThat(value("int64 %s (TIMESTAMP(NANOS, false))", micros * 1_000 + 999)).isEqualTo(time);
    assertThat(value("int64 %s (TIMESTAMP(MILLIS, true))", -877L))
        .isEqualTo(Instant.parse("1969-12-31T23:59:59.123Z"));
    assertThat(value("int32 %s (DATE)", -1)).isEqualTo(LocalDate.parse("1969-12-31"));
    var julian = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    julian.putLong(3_600_000_001_000L).putInt(2_440_589);
    assertThat(value("int96 %s", Binary.fromConstantByteArray(julian.array())))
        .isEqualTo(Instant.parse("1970-01-02T01:00:00.000001Z"));
  }

  @Test
  void textsAreReadFromEveryTypeTheyAreStoredAs() throws IOException {
    assertThat(value("boolean %s", true)).isEqualTo(true);
    assertThat(value("binary %s (STRING)", "é漢")).isEqualTo("é漢");
    assertThat(value("binary %s (ENUM)", "RED")).isEqualTo("RED");
    assertThat(value("binary %s", "plain")).isEqualTo("plain");
    assertThat(value("binary %s (JSON)", "{\"a\":1}")).isEqualTo("{\"a\":1}");
    assertThat(
            value(
                "fixed_len_byte_array(16) %s (UUID)",
                bytes(0x01, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0xF0)))
        .isEqualTo("01020304-0506-0708-090a-0b0c0d0e0ff0");
  }

  @Test
  void bytesThatAreNoTextAreNullAndAProblem() throws IOException {
    var file =
        file(
            "optional binary c (STRING);",
            List.of(
                List.of("fine"),
                List.of(bytes('x', 0xFF)),
                Arrays.asList((Object) null),
                List.of("fine"),
                List.of(bytes('x', 0xFF))));

    var read = ReadRows.of(file, 1);

    assertThat(read.rows().stream().map(row -> row.get(0)))
        .containsExactly("fine", null, null, "fine", null);
    assertThat(read.messages())
        .containsExactly(
            "Cannot read row 2, column c as text: it is not UTF-8",
            "Cannot read row 5, column c as text: it is not UTF-8");
  }

  @Test
  void nestedAndUnknownColumnsAreLeftOutWithAReason() throws IOException {
    var file =
        file(
            """
            required group g { required int32 x; optional group h { required int32 y; } }
            optional int32 t (TIME(MILLIS, true));
            repeated int32 many;
            required int32 last;
            """,
            List.of());

    assertThat(file.schema().names()).containsExactly("last");
    assertThat(file.warnings())
        .containsExactly(
            "Cannot read column g: it is nested; rules can use flat columns",
            "Cannot read column t: no kind fits its type TIME",
            "Cannot read column many: it is nested; rules can use flat columns");
  }

  @Test
  void columnAfterANestedOneIsReadFromItsOwnChunk() throws IOException {
    var path = folder.resolve("nested.parquet");
    var schema = "message t { optional group g { optional int32 x; } required int32 last; }";
    ParquetFiles.write(path, schema, List.of(Arrays.asList(null, 5)), writer -> writer);

    assertThat(ReadRows.of(ParquetFile.open(path), 1).rows()).containsExactly(List.of(5L));
  }

  @Test
  void declaredTypesReadValuesAsIfTheyHadBeenPosted() throws IOException {
    var path =
        file(
                "required int64 n; required binary day (STRING); required int32 d (DATE);",
                List.of(List.of(1L, "2026-01-31", 0), List.of(3_000_000_000L, "no day", 1)))
            .path();
    var columns =
        List.of(
            new Column("day", "DATE"),
            new Column("N", "INT"),
            new Column("d", "VARCHAR"),
            new Column("none", "BIGINT"));
    var file = FileFormat.PARQUET.open(path, columns);

    var read = ReadRows.of(file, 2);

    assertThat(file.schema().kind(0)).isEqualTo(ColumnKind.DATE);
    assertThat(read.rows())
        .containsExactly(
            Arrays.asList(LocalDate.parse("2026-01-31"), 1L, "1970-01-01", null),
            Arrays.asList(null, null, "1970-01-02", null));
    assertThat(read.messages())
        .containsExactlyInAnyOrder(
            "Cannot read row 2, column day as DATE: found STRING that does not fit",
            "Cannot read row 2, column N as INT: found LONG that does not fit");
    assertThat(file.warnings())
        .containsExactly("Cannot find column none in the file: all of it is null");
  }

  @Test
  void unknownCompressionIsNamed() throws IOException {
    var rows = IntStream.range(0, 9).mapToObj(i -> List.<Object>of(i)).toList();
    var path = folder.resolve("lz4.parquet");
    ParquetFiles.write(
        path,
        "message t { required int32 c; }",
        rows,
        writer ->
            writer
                .withCompressionCodec(CompressionCodecName.LZ4_RAW)
                .withCodecFactory(new FakeCodecs()));

    assertThatThrownBy(() -> ReadRows.of(ParquetFile.open(path), 1))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("Cannot read " + path + ": column c: compression LZ4_RAW is not known");
  }

  @Test
  void otherFilesAreNotTakenForParquet() throws IOException {
    var path = folder.resolve("t.parquet");
    Files.writeString(path, "PAR1 is how it starts");

    assertThatThrownBy(() -> ParquetFile.open(path))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("Cannot read " + path + ": it is no Parquet file, or it was cut off");
  }
}
