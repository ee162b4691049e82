package io.plumbline.server.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads request bodies, gzip or plain, within a limit for each and a limit for all that are held at
 * one time. What a compressed body grows to counts, not what was sent.
 */
public final class Bodies {

  private static final int CHUNK = 64 * 1024;

  /** Most of a refused body that is read and thrown away, so that its sender hears the answer. */
  private static final long DRAINED = 16L << 20;

  private static final String HELD = "plumbline.body.chunks";

  private final Semaphore chunks;

  public Bodies(int inFlightBytes) {
    this.chunks = new Semaphore(Math.max(1, inFlightBytes / CHUNK));
  }

  /**
   * The body of a call.
   *
   * @throws ProblemException 413 over the limit, 415 for an unknown encoding, 400 if it is broken,
   *     503 if too many bodies are held
   */
  public byte[] read(Context ctx, int limit) {
    if (ctx.req().getContentLengthLong() > limit) {
      drain(ctx);
      throw tooLarge(limit);
    }
    try (var body = decoded(ctx)) {
      return read(ctx, body, limit);
    } catch (EOFException | ZipException e) {
      throw ProblemException.badRequest("Cannot decompress the body: " + e.getMessage());
    } catch (IOException e) {
      throw ProblemException.badRequest("Cannot read the body: the connection broke");
    }
  }

  /** Gives back what the call held; safe to call when it held nothing. */
  public void release(Context ctx) {
    Integer held = ctx.attribute(HELD);
    if (held != null) {
      ctx.attribute(HELD, null);
      chunks.release(held);
    }
  }

  private byte[] read(Context ctx, InputStream body, int limit) throws IOException {
    var bytes = new ByteArrayOutputStream(CHUNK);
    var chunk = new byte[CHUNK];
    while (true) {
      hold(ctx);
      int read = body.readNBytes(chunk, 0, CHUNK);
      if (bytes.size() + read > limit) {
        drain(ctx);
        throw tooLarge(limit);
      }
      bytes.write(chunk, 0, read);
      if (read < CHUNK) {
        return bytes.toByteArray();
      }
    }
  }

  /**
   * Takes what the sender is still writing: a connection that is closed under a writer is reset,
   * and the answer that says why is lost. The server's idle timeout bounds the wait.
   */
  private static void drain(Context ctx) {
    try {
      ctx.bodyInputStream().skip(DRAINED);
    } catch (IOException broken) {
      // The sender has gone; there is nobody left to tell.
      return;
    }
  }

  private void hold(Context ctx) {
    if (!chunks.tryAcquire()) {
      drain(ctx);
      throw ProblemException.unavailable("Cannot hold more bodies now; send it again later");
    }
    Integer held = ctx.attribute(HELD);
    ctx.attribute(HELD, held == null ? 1 : held + 1);
  }

  private static InputStream decoded(Context ctx) throws IOException {
    var encoding = ctx.header("Content-Encoding");
    var name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> ctx.bodyInputStream();
      case "gzip", "x-gzip" -> new GZIPInputStream(ctx.bodyInputStream(), CHUNK);
      default ->
          throw ProblemException.unsupported("Cannot decode the body; send it plain or as gzip");
    };
  }

  private static ProblemException tooLarge(int limit) {
    return ProblemException.tooLarge(
        "Cannot take a body of more than " + limit + " bytes; send it in parts");
  }
}
