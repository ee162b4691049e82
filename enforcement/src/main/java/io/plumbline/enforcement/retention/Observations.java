package io.plumbline.enforcement.retention;

import io.plumbline.enforcement.store.Page;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Keys;
import io.plumbline.rules.retention.Observation;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.rules.retention.Scan;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Scans under way, and what complete scans have seen of resources. */
final class Observations {
  private static final int BATCH = 1_000;

  private final Jdbi jdbi;

  /** What one policy remembers of one dataset. */
  record Subject(String policy, int version, DatasetId dataset) {
    static Subject of(RetentionPolicy policy, DatasetId dataset) {
      return new Subject(policy.name(), policy.version(), dataset);
    }

    String key() {
      return Keys.join(policy, dataset.key());
    }
  }

  /**
   * A scan under way.
   *
   * @param cursor where it goes on
   * @param coverage PARTIAL as soon as something could not be listed
   */
  record OpenScan(String id, Instant startedAt, String cursor, Scan.Coverage coverage) {}

  Observations(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The scan under way, or a new one; one that is too old is given up. */
  OpenScan scan(Subject subject, Instant now, Duration longest) {
    return jdbi.inTransaction(
        handle -> {
          forgetOtherVersions(handle, subject);
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

  /** Forgets what was seen of the resource of an act. */
  void forget(RetentionAct act) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE resource SET seen_version = NULL, first_millis = NULL, scans = 0"
                    + " WHERE subject = ? AND resource_id = ?",
                new Subject(act.policy(), act.policyVersion(), act.dataset()).key(),
                act.resource().id()));
  }

  /** Gives every resource that the last scan listed, with what was observed of it or null. */
  void forEach(Subject subject, BiConsumer<Resource, Observation> consumer) {
    jdbi.useHandle(handle -> read(handle, subject, consumer));
  }

  /** Forgets what was observed for policies that are no longer there. */
  void keepOnly(Collection<String> policies) {
    jdbi.useTransaction(
        handle -> {
          var known = handle.createQuery("SELECT subject, policy FROM subject");
          known.map((row, ctx) -> new Known(row.getString(1), row.getString(2))).list().stream()
              .filter(each -> !policies.contains(each.policy()))
              .forEach(each -> forget(handle, each.subject()));
        });
  }

  private record Known(String subject, String policy) {}

  // What was observed for another version of the policy counts for nothing.
  private static void forgetOtherVersions(Handle handle, Subject subject) {
    var version =
        handle
            .createQuery("SELECT version FROM subject WHERE subject = ?")
            .bind(0, subject.key())
            .mapTo(Integer.class)
            .findOne();
    if (version.isEmpty() || version.get() != subject.version()) {
      forget(handle, subject.key());
      handle.execute(
          "INSERT INTO subject (subject, policy, version) VALUES (?, ?, ?)",
          subject.key(),
          subject.policy(),
          subject.version());
    }
  }

  private static void forget(Handle handle, String subject) {
    handle.execute("DELETE FROM resource WHERE subject = ?", subject);
    handle.execute("DELETE FROM scan WHERE subject = ?", subject);
    handle.execute("DELETE FROM subject WHERE subject = ?", subject);
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
