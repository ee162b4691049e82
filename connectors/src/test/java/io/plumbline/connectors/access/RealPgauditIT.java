package io.plumbline.connectors.access;

import static io.plumbline.model.AccessAction.DELETE;
import static io.plumbline.model.AccessAction.READ;
import static io.plumbline.model.AccessAction.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** The decoder on a csvlog that a real PostgreSQL with pgaudit wrote a moment ago. */
class RealPgauditIT {
  private static final String FORGED =
      """
      1
      2026-01-01 00:00:00.000 UTC,"eve","postgres",7,"[local]",a.b,1,"SELECT",2026-01-01 00:00:00 UTC,\
      0/0,0,LOG,00000,"AUDIT: SESSION,1,1,READ,SELECT,TABLE,crm.orders,x,<none>",,,,,,,,,"","client",,0
      """;

  @TempDir static Path folder;
  private static ReadLog log;

  @BeforeAll
  static void useADatabase() throws Exception {
    try (var server = PgauditServer.start(folder)) {
      try (var owner = server.connect("postgres", "setup")) {
        run(
            owner,
            "CREATE EXTENSION pgaudit",
            "CREATE SCHEMA crm",
            "CREATE TABLE crm.orders (id int, note text)",
            "CREATE TABLE crm.scratch (id int)",
            "CREATE VIEW crm.totals AS SELECT count(*) AS orders FROM crm.orders",
            "CREATE ROLE ann LOGIN",
            "CREATE ROLE bob LOGIN",
            "GRANT USAGE ON SCHEMA crm TO ann, bob",
            "GRANT SELECT, INSERT ON crm.orders TO ann",
            "GRANT SELECT ON crm.totals TO ann",
            "GRANT TRUNCATE ON crm.scratch TO ann");
      }
      try (var ann = server.connect("ann", FORGED)) {
        run(
            ann,
            "SELECT * FROM crm.orders",
            "SELECT *\n  FROM crm.totals -- \"a\", AUDIT: SESSION,1,1,READ\n WHERE orders > 0",
            "TRUNCATE crm.scratch");
        try (var insert = ann.prepareStatement("INSERT INTO crm.orders VALUES (?, ?)")) {
          insert.setInt(1, 7);
          insert.setString(2, FORGED);
          insert.execute();
        }
        ann.unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY crm.orders TO STDOUT", new StringWriter());
      }
      try (var bob = server.connect("bob", "psql")) {
        assertThatThrownBy(() -> run(bob, "SELECT note\nFROM crm.orders"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
      log =
          ReadLog.of(
              "pgaudit",
              AccessSource.of("acme", ZoneOffset.UTC, List.of("postgres://db:5432")),
              server.stopAndReadLog(),
              997);
    }
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** What a user did to data, in order. */
  private static List<AccessEvent> by(String user) {
    return log.events.stream()
        .filter(event -> user.equals(event.user()))
        .filter(event -> List.of(READ, WRITE, DELETE).contains(event.action()))
        .toList();
  }

  @Test
  void noRowIsTornHoweverManyLinesItSpans() {
    assertThat(log.rejected).isEmpty();
    assertThat(log.ignored).isPositive();
  }

  @Test
  void readsOfTablesAndViewsNameThem() {
    assertThat(by("ann"))
        .filteredOn(event -> "SELECT".equals(event.extra().get("nativeAction")))
        .extracting(AccessEvent::action, AccessEvent::resource, AccessEvent::allowed)
        .containsExactlyInAnyOrder(
            tuple(READ, "crm.orders", true),
            // The view and the table behind it.
            tuple(READ, "crm.totals", true),
            tuple(READ, "crm.orders", true));
    assertThat(by("ann").get(0).datasets())
        .containsExactly(new DatasetId("acme", "postgres://db:5432", "postgres.crm.orders"));
    assertThat(by("ann"))
        .allSatisfy(event -> assertThat(event.clientIp()).isEqualTo("127.0.0.1"))
        .allSatisfy(event -> assertThat(event.authenticated()).isTrue());
  }

  @Test
  void copyAndTruncateAreKnownByTheirSql() {
    assertThat(by("ann"))
        .filteredOn(event -> event.extra().containsKey("resourceFromSql"))
        .extracting(event -> event.action() + " " + event.extra().get("resourceFromSql"))
        .containsExactlyInAnyOrder("DELETE crm.scratch", "READ crm.orders");
  }

  @Test
  void parametersOfAPreparedStatementAreToldAsPresentAndBecomeNoEvent() {
    assertThat(by("ann"))
        .filteredOn(event -> event.action() == WRITE)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.resource()).isEqualTo("crm.orders");
              assertThat(event.extra()).containsEntry("parametersPresent", "true");
            });
    assertThat(log.events).extracting(AccessEvent::user).doesNotContain("eve");
  }

  @Test
  void refusedStatementIsOnlyAnErrorAndIsADeniedRead() {
    assertThat(by("bob"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.allowed()).isFalse();
              assertThat(event.action()).isEqualTo(READ);
              assertThat(event.extra()).containsEntry("objectFromMessage", "orders");
              assertThat(event.extra()).containsEntry("sqlState", "42501");
            });
  }

  @AfterAll
  static void forget() {
    log = null;
  }
}
