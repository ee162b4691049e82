package io.plumbline.standalone.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessLog;
import io.plumbline.connectors.access.AccessSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.CharBuffer;
import java.util.zip.GZIPInputStream;

/**
 * One audit log from a stream, plain or gzip: events as JSON lines on one side, records that cannot
 * be read on the other. Bytes that are no UTF-8 become replacement characters, as of file names in
 * an older encoding.
 */
public final class AccessReading {
  private static final int PIECE = 64 * 1024;
  private static final int GZIP = 0x1f8b;

  private AccessReading() {}

  /** Reads to the end of the stream; prints as it reads. */
  public static AccessCounts read(
      AccessDecoder decoder, AccessSource source, InputStream in, PrintWriter out, PrintWriter err)
      throws IOException {
    var counts = new AccessPrinter(out, err);
    var log = new AccessLog(decoder, source, counts);
    var piece = CharBuffer.allocate(PIECE);
    try (var text = new InputStreamReader(plain(in), UTF_8)) {
      while (text.read(piece) >= 0) {
        log.read(piece.flip());
        piece.clear();
        out.flush();
      }
    }
    log.end();
    out.flush();
    return counts.counts();
  }

  private static InputStream plain(InputStream in) throws IOException {
    var buffered = new BufferedInputStream(in, PIECE);
    buffered.mark(2);
    int magic = (buffered.read() << 8) | buffered.read();
    buffered.reset();
    return magic == GZIP ? new GZIPInputStream(buffered, PIECE) : buffered;
  }
}
