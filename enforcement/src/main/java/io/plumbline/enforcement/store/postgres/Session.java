package io.plumbline.enforcement.store.postgres;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** A connection whose every wait is bounded, and whose failures say whether to try again. */
final class Session implements AutoCloseable {
  // Cancelled, lock not to be had, deadlock, shutdown, and everything short of resources.
  private static final Set<String> TRANSIENT =
      Set.of("57014", "55P03", "40001", "40P01", "57P01", "57P02", "57P03", "55006", "25006");
  private static final int LOCK_SHARE = 4;

  private final Connection connection;

  /** Reads one row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Work with a session. */
  @FunctionalInterface
  interface Work<T> {
    T with(Session session) throws SQLException, StoreRefusedException;
  }

  private Session(Connection connection) {
    this.connection = connection;
  }

  static <T> T run(PostgresConfig config, Work<T> work)
      throws StoreUnavailableException, StoreRefusedException {
    try (var session = open(config)) {
      return work.with(session);
    } catch (SQLException e) {
      var state = e.getSQLState() == null ? "" : e.getSQLState();
      var message = "Cannot work on %s: %s".formatted(config.name(), e.getMessage());
      if (state.startsWith("08") || state.startsWith("53") || TRANSIENT.contains(state)) {
        throw new StoreUnavailableException(message, e);
      }
      throw new StoreRefusedException(message, e);
    }
  }

  private static Session open(PostgresConfig config) throws SQLException {
    int seconds = (int) Math.max(1, config.timeout().toSeconds());
    var settings = new Properties();
    settings.setProperty("user", config.user());
    settings.setProperty("password", config.password());
    settings.setProperty("ApplicationName", "plumbline-retention");
    settings.setProperty("loginTimeout", Integer.toString(seconds));
    settings.setProperty("connectTimeout", Integer.toString(seconds));
    // The server gives up first, so that its answer is heard.
    settings.setProperty("socketTimeout", Integer.toString(seconds + seconds / 2 + 1));
    var connection = DriverManager.getConnection(config.url(), settings);
    var session = new Session(connection);
    try {
      long millis = config.timeout().toMillis();
      session.execute("SET statement_timeout = " + millis);
      // Whoever waits for a lock makes others wait behind it.
      session.execute("SET lock_timeout = " + Math.max(1, millis / LOCK_SHARE));
      // So that bounds of partitions are written in one way, and names mean one thing.
      session.execute("SET DateStyle = ISO");
      session.execute("SET TimeZone = 'UTC'");
      session.execute("SET search_path = pg_catalog");
      return session;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Executes a statement of ours; what comes from elsewhere must be quoted by the server. */
  void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  int update(String sql, Object... parameters) throws SQLException {
    try (var statement = prepare(sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  <T> List<T> list(String sql, Reader<T> reader, Object... parameters) throws SQLException {
    try (var statement = prepare(sql, parameters);
        var rows = statement.executeQuery()) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    }
  }

  <T> Optional<T> find(String sql, Reader<T> reader, Object... parameters) throws SQLException {
    return list(sql, reader, parameters).stream().findFirst();
  }

  /** An identifier as the server itself quotes it. */
  String quoted(String schema, String name) throws SQLException {
    return find("SELECT format('%I.%I', ?::text, ?::text)", row -> row.getString(1), schema, name)
        .orElseThrow();
  }

  /** An identifier as the server itself quotes it. */
  String quoted(String name) throws SQLException {
    return find("SELECT quote_ident(?)", row -> row.getString(1), name).orElseThrow();
  }

  /** All or nothing. */
  <T> T transaction(Work<T> work) throws SQLException, StoreRefusedException {
    connection.setAutoCommit(false);
    try {
      var result = work.with(this);
      connection.commit();
      return result;
    } finally {
      // Does nothing after a commit.
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
    var statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }
}
