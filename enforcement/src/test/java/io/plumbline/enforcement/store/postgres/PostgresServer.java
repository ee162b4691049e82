package io.plumbline.enforcement.store.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/**
 * A real server: the one that {@code PLUMBLINE_TEST_POSTGRES} names, such as {@code
 * jdbc:postgresql://127.0.0.1:5432/postgres} with the user postgres, or else one of its own.
 */
final class PostgresServer implements AutoCloseable {
  private final EmbeddedPostgres own;
  private final String url;

  private PostgresServer(EmbeddedPostgres own, String url) {
    this.own = own;
    this.url = url;
  }

  static PostgresServer start() throws IOException {
    var given = System.getenv("PLUMBLINE_TEST_POSTGRES");
    if (given != null) {
      return new PostgresServer(null, given);
    }
    var own = EmbeddedPostgres.start();
    return new PostgresServer(own, "jdbc:postgresql://127.0.0.1:" + own.getPort() + "/postgres");
  }

  String url() {
    return url;
  }

  @Override
  public void close() throws IOException {
    if (own != null) {
      own.close();
    }
  }
}
