package io.plumbline.connectors.file.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.file.column.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;

class RunDecoderTest {
  @Property
  void valuesAreThoseThatParquetWrote(
      @ForAll @IntRange(min = 0, max = 32) int width,
      @ForAll @IntRange(min = 1, max = 3_000) int count,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 700) int step)
      throws IOException {
    var random = new Random(seed);
    var values = new int[count];
    for (int i = 0; i < count; i++) {
      boolean repeats = i > 0 && random.nextInt(20) != 0 && i / 100 % 2 == 0;
      values[i] = repeats ? values[i - 1] : width == 0 ? 0 : random.nextInt() >>> (32 - width);
    }
    var bytes = encode(values, width);
    var decoder = new RunDecoder(padded(bytes), 0, bytes.length, width);

    var read = new int[count];
    var part = new int[step];
    for (int i = 0; i < count; i += step) {
      int length = Math.min(step, count - i);
      decoder.read(part, length);
      System.arraycopy(part, 0, read, i, length);
    }

    assertThat(read).isEqualTo(values);
  }

  private static byte[] encode(int[] values, int width) throws IOException {
    try (var encoder =
        new RunLengthBitPackingHybridEncoder(
            width, 16, 1 << 16, HeapByteBufferAllocator.getInstance())) {
      for (int value : values) {
        encoder.writeInt(value);
      }
      var bytes = new ByteArrayOutputStream();
      encoder.toBytes().writeAllTo(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] padded(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + Words.PADDING);
  }

  @Test
  void endThatComesTooEarlyIsAnError() {
    var decoder = new RunDecoder(padded(new byte[] {4, 1}), 0, 2, 1);
    decoder.read(new int[2], 2);

    assertThatThrownBy(() -> decoder.read(new int[1], 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read a run of values");
    assertThatThrownBy(() -> new RunDecoder(new byte[20], 0, 2, 33))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot read values of 33 bits");
  }
}
