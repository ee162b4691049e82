package io.plumbline.enforcement.store.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FilePathsTest {
  @Test
  void oneFileHasManyNames() {
    var files =
        FilePaths.of(
            Stream.of("s3a://lake/t/data/a.parquet", "hdfs://nn:8020/t/b", "file:/tmp/c", "/t/d"));

    assertThat(files.mayHave("s3://other-name/t/data/a.parquet")).isTrue();
    assertThat(files.mayHave("hdfs:/t//b")).isTrue();
    assertThat(files.mayHave("file:///tmp/c")).isTrue();
    assertThat(files.mayHave("hdfs://ha/t/d")).isTrue();
    assertThat(files.mayHave("s3://lake/t/data/b.parquet")).isFalse();
    assertThat(files.mayHave("/tmp")).isFalse();
  }

  @Test
  void noneIsForgottenAndHardlyAnyIsMistaken() {
    int many = 200_000;
    var files = FilePaths.of(IntStream.range(0, many).mapToObj(FilePathsTest::file));

    assertThat(IntStream.range(0, many)).allMatch(i -> files.mayHave(file(i)));
    assertThat(IntStream.range(many, 2 * many).filter(i -> files.mayHave(file(i))).count())
        .isZero();
  }

  private static String file(int i) {
    return "s3://lake/shop/orders/data/at_day=2026-01-01/00000-%d-part.parquet".formatted(i);
  }
}
