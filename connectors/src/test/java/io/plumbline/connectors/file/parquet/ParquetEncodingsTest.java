package io.plumbline.connectors.file.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connectors.file.ParquetFiles;
import io.plumbline.connectors.file.ReadRows;
import io.plumbline.connectors.file.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of both formats, in every encoding and compression, cut into splits at any row. */
class ParquetEncodingsTest {
  private static final int ROWS = 3_000;
  private static final String SCHEMA =
      """
      message t {
        required int64 id; optional int32 small; optional double x; optional float y;
        optional binary few (STRING); optional binary many (STRING); optional boolean flag;
        required binary comment (STRING); optional int64 nothing; optional int32 wide;
      }
      """;

  @TempDir private Path folder;

  private static List<List<Object>> rows() {
    var random = new Random(7);
    var rows = new ArrayList<List<Object>>();
    for (int i = 0; i < ROWS; i++) {
      // Nulls one by one, in runs and not at all.
      boolean gap = i % 900 < 300;
      rows.add(
          Arrays.asList(
              i * 1_000_003L,
              random.nextInt(3) == 0 ? null : random.nextInt(17),
              gap ? null : random.nextDouble(),
              i % 2 == 0 ? null : (Object) random.nextFloat(),
              random.nextInt(50) == 0 ? null : "value " + random.nextInt(40),
              gap ? null : "prefix-" + Long.toHexString(random.nextLong()),
              i % 10 < 3 ? null : (Object) random.nextBoolean(),
              "comment number " + i,
              null,
              random.nextInt()));
    }
    return rows;
  }

  private static List<List<Object>> widened(List<List<Object>> rows) {
    return rows.stream()
        .map(
            row ->
                row.stream()
                    .map(
                        value ->
                            value instanceof Integer number
                                ? (Object) number.longValue()
                                : value instanceof Float number ? number.doubleValue() : value)
                    .toList())
        .toList();
  }

  static Stream<Arguments> variants() {
    return Stream.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD)
        .flatMap(
            codec ->
                Stream.of(WriterVersion.PARQUET_1_0, WriterVersion.PARQUET_2_0)
                    .flatMap(
                        version ->
                            Stream.of("dictionary", "plain", "streams")
                                .map(encoding -> Arguments.of(codec, version, encoding))));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void everyVariantGivesTheSameRows(
      CompressionCodecName codec, WriterVersion version, String encoding) throws IOException {
    var path = folder.resolve("t.parquet");
    ParquetFiles.write(
        path,
        SCHEMA,
        rows(),
        writer ->
            compressed(writer, codec)
                .withWriterVersion(version)
                .withDictionaryEncoding(encoding.equals("dictionary"))
                .withByteStreamSplitEncoding(encoding.equals("streams"))
                .withPageRowCountLimit(250)
                .withRowGroupSize(100_000L));
    var file = ParquetFile.open(path);
    var expected = widened(rows());

    for (int splits : List.of(1, 2, 3, 7, 100)) {
      assertThat(ReadRows.of(file, splits).rows()).isEqualTo(expected);
    }
  }

  /** The writer's own gzip needs Hadoop. */
  private static ExampleParquetWriter.Builder compressed(
      ExampleParquetWriter.Builder writer, CompressionCodecName codec) {
    writer.withCompressionCodec(codec);
    return codec == CompressionCodecName.GZIP ? writer.withCodecFactory(new FakeCodecs()) : writer;
  }

  @Test
  void anyRangeOfRowsCanBeRead() throws IOException {
    var path = folder.resolve("t.parquet");
    ParquetFiles.write(path, SCHEMA, rows(), writer -> writer.withPageRowCountLimit(100));
    var file = ParquetFile.open(path);
    var expected = widened(rows());

    for (int from = 0; from < ROWS; from += 97) {
      int to = Math.min(ROWS, from + 131);
      try (var reader = file.read(new Split(from, to), file.schema().names())) {
        var batch = reader.newBatch();
        assertThat(reader.read(batch)).isEqualTo(to - from);
        assertThat(batch.column(0).longs()[0]).isEqualTo(expected.get(from).get(0));
        assertThat(batch.column(7).textAt(to - from - 1)).isEqualTo(expected.get(to - 1).get(7));
        assertThat(reader.read(batch)).isZero();
      }
    }
  }

  @Test
  void oneRowGroupIsCutIntoAsManySplitsAsWanted() throws IOException {
    var path = folder.resolve("t.parquet");
    ParquetFiles.write(path, SCHEMA, rows(), writer -> writer);

    assertThat(ParquetFile.open(path).splits(4))
        .containsExactly(
            new Split(0, 750), new Split(750, 1500), new Split(1500, 2250), new Split(2250, 3000));
  }

  @Test
  void dictionaryOfTheBatchesOutlivesThatOfARowGroup() throws IOException {
    var path = folder.resolve("t.parquet");
    ParquetFiles.write(path, SCHEMA, rows(), writer -> writer.withRowGroupSize(50_000L));
    var file = ParquetFile.open(path);

    try (var reader = file.read(file.splits(1).get(0), List.of("few"))) {
      var batch = reader.newBatch();
      reader.read(batch);
      var dictionary = batch.column(0).dictionary();
      while (reader.read(batch) > 0) {
        assertThat(batch.column(0).dictionary()).isSameAs(dictionary);
      }
      assertThat(dictionary.size()).isEqualTo(40);
    }
  }
}
