package io.plumbline.server.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The database of the read model. Everything in it can be read again from Kafka. */
public final class Database implements AutoCloseable {

  // A server that needs another layout drops what it finds, and rebuilds.
  private static final int LAYOUT = 2;
  private static final List<String> TABLES =
      List.of(
          "source",
          "log_position",
          "finding",
          "metric",
          "incident",
          "alert",
          "decision",
          "outcome",
          "dead_letter",
          "rule_version",
          "command");

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool, Jdbi jdbi) {
    this.pool = pool;
    this.jdbi = jdbi;
  }

  /**
   * Opens the database and lays its tables if they are not there.
   *
   * @throws RuntimeException if it cannot be reached
   */
  public static Database open(String url, String user, String password) {
    var config = new HikariConfig();
    config.setPoolName("read-model");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    var pool = new HikariDataSource(config);
    var database = new Database(pool, Jdbi.create(pool));
    try {
      database.jdbi.useTransaction(Database::lay);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    return database;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.close();
  }

  /** Empties every table, for a rebuild. */
  static void clear(Handle handle) {
    for (var table : TABLES) {
      handle.execute("DELETE FROM " + table);
    }
  }

  private static void lay(Handle handle) {
    handle.execute("CREATE TABLE IF NOT EXISTS layout (version INTEGER NOT NULL PRIMARY KEY)");
    var laid = handle.createQuery("SELECT version FROM layout").mapTo(Integer.class).list();
    if (laid.equals(List.of(LAYOUT))) {
      return;
    }
    for (var table : TABLES) {
      handle.execute("DROP TABLE IF EXISTS " + table);
    }
    handle.execute("DELETE FROM layout");
    for (var statement : schema().split(";\\s*", -1)) {
      if (!statement.isBlank()) {
        handle.execute(statement);
      }
    }
    handle.execute("INSERT INTO layout (version) VALUES (?)", LAYOUT);
  }

  private static String schema() {
    try (var file = Database.class.getResourceAsStream("schema.sql")) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read schema.sql", e);
    }
  }

  /** Whether a write failed because of what was written, not because of the database. */
  static boolean causedByContent(JdbiException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().startsWith("22");
      }
    }
    return false;
  }
}
