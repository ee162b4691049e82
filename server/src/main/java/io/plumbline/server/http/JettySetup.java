package io.plumbline.server.http;

import io.javalin.config.JavalinConfig;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How Jetty is set up beneath the routes. */
public final class JettySetup {

  private static final int THREADS_FOR_CALLS = 100;

  // Dataset ids hold slashes, which clients write %2F. No path of this server reaches a file, so
  // an encoded separator can mislead nothing.
  private static final UriCompliance DATASET_IDS =
      UriCompliance.DEFAULT.with(
          "DATASET_IDS",
          Violation.AMBIGUOUS_PATH_SEPARATOR,
          Violation.AMBIGUOUS_PATH_ENCODING,
          Violation.SUSPICIOUS_PATH_CHARACTERS);

  private JettySetup() {}

  /**
   * @param streams calls that may stay open, on top of the ordinary ones
   */
  public static void install(JavalinConfig config, String host, int port, int streams) {
    config.jetty.host = host;
    config.jetty.port = port;
    config.jetty.threadPool = new QueuedThreadPool(THREADS_FOR_CALLS + streams, 4, 60_000);
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setUriCompliance(DATASET_IDS);
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(16 * 1024);
        });
    config.jetty.modifyServletContextHandler(
        context -> {
          context.getServletHandler().setDecodeAmbiguousURIs(true);
          context.setErrorHandler(new JettyProblems());
        });
    config.jetty.modifyServer(server -> server.setErrorHandler(new JettyProblems()));
  }
}
