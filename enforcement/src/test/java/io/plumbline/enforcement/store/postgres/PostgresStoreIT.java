package io.plumbline.enforcement.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.Listing;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.RetentionStoreContract;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionStep;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Partitions of a real PostgreSQL server. */
class PostgresStoreIT extends RetentionStoreContract {
  private static final int ROWS = 100;
  private static final AtomicInteger TABLES = new AtomicInteger();

  private static PostgresServer server;
  private static PostgresStore store;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start();
    store = new PostgresStore(config(server.url(), Duration.ofSeconds(20)));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  protected RetentionStore store() {
    return store;
  }

  @Override
  protected RetentionStore unreachable() {
    return new PostgresStore(
        config("jdbc:postgresql://127.0.0.1:1/postgres", Duration.ofSeconds(2)));
  }

  @Override
  protected DatasetId dataset(int days) throws Exception {
    return dataset("public", "orders" + TABLES.incrementAndGet(), days);
  }

  @Override
  protected void change(DatasetId dataset, Resource resource) throws Exception {
    fill(resource.id(), 0);
  }

  @Override
  protected boolean share(DatasetId dataset, Resource resource) throws Exception {
    execute("CREATE VIEW v" + TABLES.incrementAndGet() + " AS SELECT * FROM " + resource.id());
    return true;
  }

  @Override
  protected boolean isReadable(DatasetId dataset, Resource resource) throws Exception {
    return count(tableOf(dataset), resource) > 0;
  }

  @Test
  void namesAreQuotedWhateverTheySay() throws Exception {
    var evil = "o\"; DROP TABLE \"victim\"; --' . $$";
    execute("CREATE TABLE IF NOT EXISTS victim (id int)");
    execute("CREATE SCHEMA IF NOT EXISTS " + quoted(evil));
    var dataset = dataset(evil, evil, 1);
    var act = take(dataset, first(dataset));

    var aside = carryOut(act);
    var back = carryOut(act.with(RetentionStep.RESTORE));
    var again = carryOut(act);
    var deleted = carryOut(deletion(act));

    assertThat(aside.result()).as(aside.message()).isEqualTo(Result.APPLIED);
    assertThat(back.result()).as(back.message()).isEqualTo(Result.APPLIED);
    assertThat(again.result()).as(again.message()).isEqualTo(Result.APPLIED);
    assertThat(deleted.result()).as(deleted.message()).isEqualTo(Result.APPLIED);
    assertThat(number("SELECT count(*) FROM pg_class WHERE relname = 'victim'")).isOne();
  }

  @Test
  void zoneOfThePolicySaysWhenADayIsOver() throws Exception {
    var dataset = dataset(1);
    var tokyo = new Listing(dataset, RetentionBasis.PARTITION_VALUE, ZoneId.of("Asia/Tokyo"));

    assertThat(store.list(tokyo, Page.START, 10).resources().get(0).basisAtMillis())
        .isEqualTo(Instant.parse("2026-01-01T15:00:00Z").toEpochMilli());
  }

  @Test
  void ageOfDefaultOpenAndTextPartitionsIsUnknown() throws Exception {
    execute("CREATE TABLE mixed (id int, at timestamptz) PARTITION BY RANGE (at)");
    execute(
        "CREATE TABLE mixed_old PARTITION OF mixed FOR VALUES FROM (MINVALUE) TO ('2026-01-01')");
    execute(
        "CREATE TABLE mixed_day PARTITION OF mixed FOR VALUES FROM ('2026-01-02 00:00+02') TO"
            + " ('2026-01-03 00:00+02')");
    execute(
        "CREATE TABLE mixed_end PARTITION OF mixed FOR VALUES FROM ('2027-01-01') TO (MAXVALUE)");
    execute("CREATE TABLE mixed_rest PARTITION OF mixed DEFAULT");
    var mixed = new DatasetId("acme", "postgres://db:5432", "postgres.public.mixed");

    assertThat(all(mixed))
        .extracting(Resource::id, Resource::basisAtMillis)
        .containsExactlyInAnyOrder(
            org.assertj.core.api.Assertions.tuple("public.mixed_old", null),
            org.assertj.core.api.Assertions.tuple(
                "public.mixed_day", Instant.parse("2026-01-02T22:00:00Z").toEpochMilli()),
            org.assertj.core.api.Assertions.tuple("public.mixed_end", null),
            org.assertj.core.api.Assertions.tuple("public.mixed_rest", null));
  }

  @Test
  void partitionOfATableWithADefaultPartitionIsSetAsideToo() throws Exception {
    var dataset = dataset(2);
    execute("CREATE TABLE d" + tableOf(dataset) + " PARTITION OF " + tableOf(dataset) + " DEFAULT");
    var resource = first(dataset);
    var act = take(dataset, resource);

    assertThat(carryOut(act).result()).isEqualTo(Result.APPLIED);
    assertThat(carryOut(act.with(RetentionStep.RESTORE)).result()).isEqualTo(Result.APPLIED);
    assertThat(count(tableOf(dataset), resource)).isEqualTo(ROWS);
  }

  @Test
  void readerThatHoldsTheTableIsWaitedForBrieflyAndTheActGoesOnWhereItStopped() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    var hasty = new PostgresStore(config(server.url(), Duration.ofSeconds(2)));
    try (var reader = connect()) {
      reader.setAutoCommit(false);
      try (var statement = reader.createStatement()) {
        statement.executeQuery("SELECT * FROM " + tableOf(dataset)).close();
      }
      assertThatThrownBy(() -> hasty.setAside(act)).isInstanceOf(StoreUnavailableException.class);
      reader.rollback();
    }

    assertThat(hasty.standing(act)).isIn(Standing.UNDERWAY, Standing.UNTOUCHED);
    assertThat(carryOut(act).result()).isEqualTo(Result.APPLIED);
    assertThat(store.standing(act)).isEqualTo(Standing.SET_ASIDE);
  }

  @Test
  void detachedPartitionThatNeverReachedTheQuarantineGoesOnOrComesBack() throws Exception {
    var dataset = dataset(3);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);
    moveOutOfQuarantine(act.id(), resource);
    assertThat(store.standing(act)).isEqualTo(Standing.UNDERWAY);

    store.setAside(act);
    assertThat(store.standing(act)).isEqualTo(Standing.SET_ASIDE);
    moveOutOfQuarantine(act.id(), resource);
    store.restore(act);

    assertThat(store.standing(act)).isEqualTo(Standing.UNTOUCHED);
    assertThat(count(tableOf(dataset), resource)).isEqualTo(ROWS);
  }

  @Test
  void constraintThatDetachingLeavesGoesWhenThePartitionComesBack() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    execute("ALTER TABLE " + resource.id() + " ADD CONSTRAINT positive CHECK (id > 0)");
    var act = take(dataset, first(dataset));
    carryOut(act);
    carryOut(act.with(RetentionStep.RESTORE));

    assertThat(
            number(
                "SELECT count(*) FROM pg_constraint WHERE contype = 'c' AND conrelid = '"
                    + resource.id()
                    + "'::regclass"))
        .isOne();
  }

  @Test
  void rowsWrittenToTheQuarantinedPartitionKeepItFromBeingDropped() throws Exception {
    var dataset = dataset(2);
    var act = take(dataset, first(dataset));
    carryOut(act);
    fill("plumbline_quarantine." + quoted(act.id()), 0);

    var outcome = carryOut(deletion(act));

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).contains("rows were written to it after it was planned");
  }

  @Test
  void clockIsTheServersOwn() throws Exception {
    assertThat(Duration.between(store.clock().orElseThrow(), Instant.now()).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void ageByAnythingButThePartitionIsRefused() {
    var listing =
        new Listing(
            new DatasetId("acme", "p", "postgres.public.x"),
            RetentionBasis.SNAPSHOT,
            ZoneOffset.UTC);
    assertThatThrownBy(() -> store.list(listing, Page.START, 1))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("write BY PARTITION VALUE");
  }

  @Test
  void passwordIsNotTold() {
    assertThat(config(server.url(), Duration.ofSeconds(1)).toString()).doesNotContain("secret");
  }

  private static PostgresConfig config(String url, Duration timeout) {
    return new PostgresConfig(
        "warehouse", url, "postgres", "secret", PostgresConfig.QUARANTINE, timeout);
  }

  private static DatasetId dataset(String schema, String table, int days) throws Exception {
    var name = quoted(schema) + "." + quoted(table);
    execute("CREATE TABLE " + name + " (id int, day date) PARTITION BY RANGE (day)");
    for (int day = 0; day < days; day++) {
      var partition = quoted(schema) + "." + quoted(table + "_" + day);
      execute(
          "CREATE TABLE %s PARTITION OF %s FOR VALUES FROM ('%s') TO ('%s')"
              .formatted(partition, name, FIRST_DAY.plusDays(day), FIRST_DAY.plusDays(day + 1)));
      insert(partition, day);
    }
    for (int day = 0; day < days; day++) {
      awaitCount(quoted(schema) + "." + quoted(table + "_" + day), ROWS);
    }
    return new DatasetId("acme", "postgres://db:5432", "postgres." + schema + "." + table);
  }

  /** Inserts rows, and waits until the server has counted them. */
  private static void fill(String partition, int day) throws SQLException {
    long before = counted(partition);
    insert(partition, day);
    awaitCount(partition, before + ROWS);
  }

  private static void insert(String partition, int day) throws SQLException {
    execute(
        "INSERT INTO %s SELECT i, DATE '%s' FROM generate_series(1, %d) i"
            .formatted(partition, FIRST_DAY.plusDays(day), ROWS));
  }

  private static void awaitCount(String partition, long rows) {
    await().atMost(Duration.ofSeconds(30)).until(() -> counted(partition) == rows);
  }

  private static long counted(String partition) throws SQLException {
    return number(
        "SELECT pg_stat_get_tuples_inserted('%s'::regclass)"
            .formatted(partition.replace("'", "''")));
  }

  private static void moveOutOfQuarantine(String id, Resource resource) throws SQLException {
    execute("ALTER TABLE plumbline_quarantine." + quoted(id) + " SET SCHEMA public");
    execute(
        "ALTER TABLE public."
            + quoted(id)
            + " RENAME TO "
            + resource.id().substring("public.".length()));
  }

  private static String tableOf(DatasetId dataset) {
    return dataset.name().substring("postgres.public.".length());
  }

  private static long count(String table, Resource resource) throws SQLException {
    return number(
        "SELECT count(*) FROM %s WHERE tableoid = to_regclass('%s')"
            .formatted(table, resource.id().replace("'", "''")));
  }

  private static long number(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(server.url(), "postgres", "secret");
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
