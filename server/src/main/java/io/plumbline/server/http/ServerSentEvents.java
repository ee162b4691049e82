package io.plumbline.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;

/** An answer of server-sent events, written as they come. */
public final class ServerSentEvents {
  private static final String HEARTBEAT = ": still here\n\n";

  private final OutputStream out;

  private ServerSentEvents(OutputStream out) {
    this.out = out;
  }

  /** Begins the answer to a call. */
  public static ServerSentEvents open(Context ctx) throws IOException {
    var response = ctx.res();
    response.setStatus(200);
    response.setContentType("text/event-stream;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    // The raw stream: the one of the framework compresses, and holds events back.
    return new ServerSentEvents(response.getOutputStream());
  }

  /**
   * Writes events at once.
   *
   * @throws IOException if the receiver went away
   */
  public void write(String events) throws IOException {
    out.write(events.getBytes(UTF_8));
    out.flush();
  }

  /** Writes what says nothing, so that both sides see that the other is there. */
  public void beat() throws IOException {
    write(HEARTBEAT);
  }
}
