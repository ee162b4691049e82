package io.plumbline.connectors.file.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;

/** Undoes the compression of a page. */
final class Decompressor {
  private Decompressor() {}

  /** Whether pages of a codec can be read. */
  static boolean knows(CompressionCodec codec) {
    return switch (codec) {
      case UNCOMPRESSED, SNAPPY, GZIP, ZSTD -> true;
      case LZO, BROTLI, LZ4, LZ4_RAW -> false;
    };
  }

  /**
   * Fills a part of an array with what the other array's first bytes mean.
   *
   * @throws IOException if they do not mean as many bytes as the part has
   */
  static void decompress(
      CompressionCodec codec, byte[] from, int fromLength, byte[] to, int start, int length)
      throws IOException {
    int written =
        switch (codec) {
          case UNCOMPRESSED -> {
            System.arraycopy(from, 0, to, start, Math.min(fromLength, length));
            yield fromLength;
          }
          case SNAPPY ->
              Snappy.uncompressedLength(from, 0, fromLength) == length
                  ? Snappy.uncompress(from, 0, fromLength, to, start)
                  : -1;
          case GZIP -> gunzip(from, fromLength, to, start, length);
          case ZSTD -> (int) Zstd.decompressByteArray(to, start, length, from, 0, fromLength);
          case LZO, BROTLI, LZ4, LZ4_RAW -> throw new IOException("compression " + codec);
        };
    if (written != length) {
      throw new IOException("a page is damaged");
    }
  }

  private static int gunzip(byte[] from, int fromLength, byte[] to, int start, int length)
      throws IOException {
    try (var input = new GZIPInputStream(new ByteArrayInputStream(from, 0, fromLength))) {
      return input.readNBytes(to, start, length);
    }
  }
}
