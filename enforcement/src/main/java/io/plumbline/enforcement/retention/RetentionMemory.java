package io.plumbline.enforcement.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.enforcement.store.Page;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Json;
import io.plumbline.model.Keys;
import io.plumbline.rules.retention.Amount;
import io.plumbline.rules.retention.Observation;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.rules.retention.RetentionState;
import io.plumbline.rules.retention.RetentionStep;
import io.plumbline.rules.retention.Scan;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What retention remembers between its passes: scans under way, what complete scans have seen, and
 * what is set aside. If it is lost nothing is deleted that should not be: everything is observed
 * anew, and what lies in quarantine stays there.
 */
public final class RetentionMemory implements AutoCloseable {
  private static final int BATCH = 1_000;

  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;

  /** What one policy remembers of one dataset. */
  record Subject(String policy, int version, DatasetId dataset) {
    static Subject of(RetentionPolicy policy, DatasetId dataset) {
      return new Subject(policy.name(), policy.version(), dataset);
    }

    /** What was observed for another version of the policy is another subject's. */
    String key() {
      return Keys.join(policy, Integer.toString(version), dataset.key());
    }
  }

  /**
   * A scan under way.
   *
   * @param cursor where it goes on
   * @param coverage PARTIAL as soon as something could not be listed
   */
  record OpenScan(String id, Instant startedAt, String cursor, Scan.Coverage coverage) {}

  private RetentionMemory(JdbcConnectionPool pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /** Opens the memory in a file, which is made if it is not there. */
  public static RetentionMemory open(Path file) {
    var path = file.toAbsolutePath().toString();
    if (path.contains(";")) {
      throw new IllegalArgumentException(
          "Cannot open the memory of retention in %s: the path has a semicolon".formatted(path));
    }
    return open("jdbc:h2:file:" + path);
  }

  static RetentionMemory open(String url) {
    var memory = new RetentionMemory(JdbcConnectionPool.create(url, "sa", ""));
    memory.jdbi.useHandle(RetentionSchema::lay);
    return memory;
  }

  /** The last reading of the clock that was believed; null if there was none. */
  public Instant lastBelieved() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT believed_millis FROM clock")
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli)
                .orElse(null));
  }

  /**
   * Remembers a reading of the clock that nothing speaks against, or that a person confirmed after
   * an engine was down for long.
   */
  public void believe(Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "MERGE INTO clock (id, believed_millis) KEY (id) VALUES (1, ?)",
                now.toEpochMilli()));
  }

  /** The scan under way, or a new one; one that is too old is given up. */
  OpenScan scan(Subject subject, Instant now, Duration longest) {
    return jdbi.inTransaction(
        handle -> {
          var open =
              handle
                  .createQuery(
                      "SELECT scan_id, started_millis, cursor_text, is_partial FROM scan"
                          + " WHERE subject = ?")
                  .bind(0, subject.key())
                  .map((row, ctx) -> openScan(row))
                  .findOne();
          if (open.isPresent() && !now.isAfter(open.get().startedAt().plus(longest))) {
            return open.get();
          }
          var fresh =
              new OpenScan(UUID.randomUUID().toString(), now, Page.START, Scan.Coverage.COMPLETE);
          handle.execute(
              "MERGE INTO scan (subject, scan_id, started_millis, cursor_text, is_partial)"
                  + " KEY (subject) VALUES (?, ?, ?, ?, FALSE)",
              subject.key(),
              fresh.id(),
              now.toEpochMilli(),
              fresh.cursor());
          return fresh;
        });
  }

  /** Remembers a page, and where the next one begins, together. */
  OpenScan note(Subject subject, OpenScan scan, Page page) {
    var next =
        new OpenScan(
            scan.id(),
            scan.startedAt(),
            page.next() == null ? scan.cursor() : page.next(),
            page.coverage() == Scan.Coverage.PARTIAL ? Scan.Coverage.PARTIAL : scan.coverage());
    jdbi.useTransaction(
        handle -> {
          try (var batch =
              handle.prepareBatch(
                  "MERGE INTO resource (subject, resource_id, version, basis_millis, bytes,"
                      + " location, shared_with, scan_id) KEY (subject, resource_id)"
                      + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (var resource : page.resources()) {
              batch.add(
                  subject.key(),
                  resource.id(),
                  resource.version(),
                  resource.basisAtMillis(),
                  resource.bytes(),
                  resource.location(),
                  resource.sharedWith(),
                  scan.id());
            }
            batch.execute();
          }
          handle.execute(
              "UPDATE scan SET cursor_text = ?, is_partial = ? WHERE subject = ?",
              next.cursor(),
              next.coverage() == Scan.Coverage.PARTIAL,
              subject.key());
        });
    return next;
  }

  /**
   * Ends a scan. After a complete one every resource that it listed is observed, and what it did
   * not list is forgotten; after any other nothing follows.
   *
   * @param observe what is remembered of a resource from now on; null for nothing
   */
  void end(Subject subject, Scan scan, BiFunction<Resource, Observation, Observation> observe) {
    jdbi.useTransaction(
        handle -> {
          if (scan.coverage() == Scan.Coverage.COMPLETE) {
            handle.execute(
                "DELETE FROM resource WHERE subject = ? AND scan_id <> ?",
                subject.key(),
                scan.id());
            mature(handle, subject, observe);
          }
          handle.execute("DELETE FROM scan WHERE subject = ?", subject.key());
        });
  }

  /** Gives every resource that the last scan listed, with what was observed of it or null. */
  void forEach(Subject subject, BiConsumer<Resource, Observation> consumer) {
    jdbi.useHandle(handle -> read(handle, subject, consumer));
  }

  /** Remembers how far an act has come; what is remembered already keeps its time. */
  void settle(RetentionAct act, RetentionState state, Instant at) {
    jdbi.useTransaction(
        handle -> {
          var known =
              handle
                  .createQuery("SELECT state, taken_millis FROM act WHERE act_id = ?")
                  .bind(0, act.id())
                  .map((row, ctx) -> new Taken(row.getString(1), row.getLong(2)))
                  .findOne();
          if (known.isPresent() && known.get().state().equals(state.name())) {
            return;
          }
          handle.execute(
              "MERGE INTO act (act_id, policy, dataset, state, at_millis, taken_millis, bytes, act)"
                  + " KEY (act_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
              act.id(),
              act.policy(),
              act.dataset().key(),
              state.name(),
              at.toEpochMilli(),
              known.map(Taken::atMillis).orElse(at.toEpochMilli()),
              Math.max(0, act.resource().bytes()),
              Json.write(act));
        });
  }

  private record Taken(String state, long atMillis) {}

  /** How far an act has come; empty if nothing is known of it. */
  public Optional<RetentionState> state(String actId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT state FROM act WHERE act_id = ?")
                .bind(0, actId)
                .mapTo(String.class)
                .findOne()
                .map(RetentionState::valueOf));
  }

  /** The deletions of what a policy, whatever its version, has set aside, longest first. */
  List<RetentionAct> setAside(String policy, DatasetId dataset, int limit) {
    return inState(policy, dataset, RetentionState.QUARANTINED, limit, RetentionAct::deletion);
  }

  /** Questions whether what a policy has deleted is gone. */
  List<RetentionAct> deleted(String policy, DatasetId dataset, int limit) {
    return inState(
        policy,
        dataset,
        RetentionState.DELETED,
        limit,
        (act, at) -> act.with(RetentionStep.VERIFY));
  }

  /** What a policy has taken from a dataset since an instant. */
  Amount takenSince(String policy, DatasetId dataset, Instant since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*), COALESCE(SUM(bytes), 0) FROM act WHERE policy = ?"
                        + " AND dataset = ? AND taken_millis >= ? AND state <> 'ABORTED'")
                .bind(0, policy)
                .bind(1, dataset.key())
                .bind(2, since.toEpochMilli())
                .map((row, ctx) -> new Amount(row.getLong(1), row.getLong(2)))
                .one());
  }

  /** Forgets acts that ended before an instant. */
  void trim(Instant before) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM act WHERE state IN ('VERIFIED', 'ABORTED') AND at_millis < ?",
                before.toEpochMilli()));
  }

  @Override
  public void close() {
    pool.dispose();
  }

  private List<RetentionAct> inState(
      String policy,
      DatasetId dataset,
      RetentionState state,
      int limit,
      BiFunction<RetentionAct, Instant, RetentionAct> next) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT act, at_millis FROM act WHERE policy = ? AND dataset = ? AND state = ?"
                        + " ORDER BY at_millis, act_id FETCH FIRST ? ROWS ONLY")
                .bind(0, policy)
                .bind(1, dataset.key())
                .bind(2, state.name())
                .bind(3, limit)
                .map(
                    (row, ctx) ->
                        next.apply(
                            Json.read(row.getString(1).getBytes(UTF_8), RetentionAct.class),
                            Instant.ofEpochMilli(row.getLong(2))))
                .list());
  }

  private static void mature(
      Handle handle, Subject subject, BiFunction<Resource, Observation, Observation> observe) {
    try (var batch =
        handle.prepareBatch(
            "UPDATE resource SET seen_version = ?, first_millis = ?, scans = ?"
                + " WHERE subject = ? AND resource_id = ?")) {
      read(
          handle,
          subject,
          (resource, before) -> {
            var after = observe.apply(resource, before);
            batch.add(
                after == null ? null : after.version(),
                after == null ? null : after.firstAt().toEpochMilli(),
                after == null ? 0 : after.completeScans(),
                subject.key(),
                resource.id());
            if (batch.size() >= BATCH) {
              batch.execute();
            }
          });
      if (batch.size() > 0) {
        batch.execute();
      }
    }
  }

  private static void read(
      Handle handle, Subject subject, BiConsumer<Resource, Observation> consumer) {
    var after = "";
    int read;
    // By pages of the key: bounded, whatever the driver keeps of a result.
    do {
      var rows =
          handle
              .createQuery(
                  "SELECT resource_id, version, basis_millis, bytes, location, shared_with,"
                      + " seen_version, first_millis, scans FROM resource"
                      + " WHERE subject = ? AND resource_id > ?"
                      + " ORDER BY resource_id FETCH FIRST ? ROWS ONLY")
              .bind(0, subject.key())
              .bind(1, after)
              .bind(2, BATCH)
              .map((row, ctx) -> new Row(resource(row), observation(row)))
              .list();
      rows.forEach(row -> consumer.accept(row.resource(), row.observation()));
      read = rows.size();
      after = read == 0 ? after : rows.get(read - 1).resource().id();
    } while (read == BATCH);
  }

  private record Row(Resource resource, Observation observation) {}

  private static Resource resource(ResultSet row) throws SQLException {
    long basis = row.getLong(3);
    var known = row.wasNull() ? null : (Long) basis;
    return new Resource(
        row.getString(1),
        row.getString(2),
        known,
        row.getLong(4),
        row.getString(5),
        row.getString(6));
  }

  private static Observation observation(ResultSet row) throws SQLException {
    var version = row.getString(7);
    return version == null
        ? null
        : new Observation(version, Instant.ofEpochMilli(row.getLong(8)), row.getInt(9));
  }

  private static OpenScan openScan(ResultSet row) throws SQLException {
    return new OpenScan(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        row.getBoolean(4) ? Scan.Coverage.PARTIAL : Scan.Coverage.COMPLETE);
  }
}
