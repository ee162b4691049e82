package io.plumbline.enforcement.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What is remembered of grants and their use: since when a grant is watched, when a user last used
 * a dataset, and since when a log is told without a gap. If it is lost all is watched anew, and
 * nothing is found unused before its time. One thread.
 */
final class UseMemory implements AutoCloseable {
  /** Uses that are remembered; with more, the oldest are let go of. */
  static final int MOST_USES = 1_000_000;

  /** A log that tells nothing for longer has a gap: what was used meanwhile is not known. */
  static final Duration LONGEST_SILENCE = Duration.ofDays(7);

  /** Uses are told to the hour: each further one in it changes nothing that matters. */
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static final int MOST_CACHED = 100_000;

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS watched_grant (
            grant_id VARCHAR PRIMARY KEY,
            first_millis BIGINT NOT NULL,
            told VARCHAR)
          """,
          """
          CREATE TABLE IF NOT EXISTS dataset_use (
            dataset VARCHAR NOT NULL,
            user_name VARCHAR NOT NULL,
            last_millis BIGINT NOT NULL,
            PRIMARY KEY (dataset, user_name))
          """,
          """
          CREATE INDEX IF NOT EXISTS use_by_time ON dataset_use (last_millis)
          """,
          """
          CREATE TABLE IF NOT EXISTS told_log (
            log VARCHAR PRIMARY KEY,
            since_millis BIGINT NOT NULL,
            last_millis BIGINT NOT NULL)
          """);

  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;

  /** What was written last, so that little is written again. */
  private final Map<List<String>, Long> written = new HashMap<>();

  private final Map<String, Coverage> logs = new HashMap<>();

  /**
   * How a log was told.
   *
   * @param sinceMillis from when on without a gap
   * @param lastMillis its latest event
   */
  record Coverage(long sinceMillis, long lastMillis) {
    Coverage with(long atMillis) {
      boolean isGap = atMillis - lastMillis > LONGEST_SILENCE.toMillis();
      return new Coverage(isGap ? atMillis : sinceMillis, Math.max(lastMillis, atMillis));
    }

    /** Whether it is still told. */
    boolean isAlive(long nowMillis) {
      return nowMillis - lastMillis <= LONGEST_SILENCE.toMillis();
    }
  }

  private UseMemory(JdbcConnectionPool pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    jdbi.useHandle(handle -> TABLES.forEach(handle::execute));
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT log, since_millis, last_millis FROM told_log")
                .map(
                    (row, context) ->
                        Map.entry(row.getString(1), new Coverage(row.getLong(2), row.getLong(3))))
                .forEach(each -> logs.put(each.getKey(), each.getValue())));
  }

  /** Opens the memory in a file, which is made if it is not there. */
  static UseMemory open(Path file) {
    var path = file.toAbsolutePath().toString();
    if (path.contains(";")) {
      throw new IllegalArgumentException(
          "Cannot open the memory of grants in %s: the path has a semicolon".formatted(path));
    }
    return new UseMemory(JdbcConnectionPool.create("jdbc:h2:file:" + path, "sa", ""));
  }

  /** Takes that a log told something. */
  void told(String log, long atMillis) {
    var known = logs.get(log);
    var next = known == null ? new Coverage(atMillis, atMillis) : known.with(atMillis);
    logs.put(log, next);
    boolean isNews =
        known == null
            || next.sinceMillis() != known.sinceMillis()
            || next.lastMillis() / HOUR != known.lastMillis() / HOUR;
    if (isNews) {
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "MERGE INTO told_log (log, since_millis, last_millis) KEY (log) VALUES (?, ?, ?)",
                  log,
                  next.sinceMillis(),
                  next.lastMillis()));
    }
  }

  /** How a log was told; null if it never was. */
  Coverage coverage(String log) {
    return logs.get(log);
  }

  /** Takes that a user used a dataset. */
  void used(String dataset, String user, long atMillis) {
    var key = List.of(dataset, user);
    var before = written.get(key);
    if (before != null && atMillis < before + HOUR) {
      return;
    }
    if (written.size() >= MOST_CACHED) {
      written.clear();
    }
    written.put(key, atMillis);
    jdbi.useHandle(
        handle ->
            handle.execute(
                "MERGE INTO dataset_use AS known USING (VALUES (?, ?, ?)) AS next(d, u, t)"
                    + " ON known.dataset = next.d AND known.user_name = next.u"
                    + " WHEN MATCHED AND next.t > known.last_millis THEN UPDATE SET last_millis = next.t"
                    + " WHEN NOT MATCHED THEN INSERT VALUES (next.d, next.u, next.t)",
                dataset,
                user,
                atMillis));
  }

  /** When any of some users last used a dataset; null if none of them did. To the hour. */
  Long lastUse(String dataset, Collection<String> users) {
    return jdbi.withHandle(
        handle ->
            users.stream()
                .map(user -> lastUse(handle, dataset, user))
                .filter(each -> each != null)
                .max(Long::compare)
                .orElse(null));
  }

  private static Long lastUse(Handle handle, String dataset, String user) {
    return handle
        .createQuery("SELECT last_millis FROM dataset_use WHERE dataset = ? AND user_name = ?")
        .bind(0, dataset)
        .bind(1, user)
        .mapTo(Long.class)
        .findOne()
        .orElse(null);
  }

  /** Since when a grant is watched: from now on if it was not yet. */
  long watchedSince(String grantId, long nowMillis) {
    return jdbi.withHandle(
        handle -> {
          var known =
              handle
                  .createQuery("SELECT first_millis FROM watched_grant WHERE grant_id = ?")
                  .bind(0, grantId)
                  .mapTo(Long.class)
                  .findOne();
          if (known.isEmpty()) {
            handle.execute(
                "INSERT INTO watched_grant (grant_id, first_millis) VALUES (?, ?)",
                grantId,
                nowMillis);
          }
          return known.orElse(nowMillis);
        });
  }

  /** Whether the same was told of a grant before. */
  boolean wasTold(String grantId, String scope) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT told FROM watched_grant WHERE grant_id = ? AND told = ?")
                .bind(0, grantId)
                .bind(1, scope)
                .mapTo(String.class)
                .findOne()
                .isPresent());
  }

  /** Remembers what was told of a grant. */
  void tell(String grantId, String scope) {
    jdbi.useHandle(
        handle ->
            handle.execute("UPDATE watched_grant SET told = ? WHERE grant_id = ?", scope, grantId));
  }

  /** Forgets the grants that are watched no more, and the oldest uses where there are too many. */
  void keepOnly(Set<String> grantIds) {
    jdbi.useHandle(
        handle -> {
          var known =
              handle.createQuery("SELECT grant_id FROM watched_grant").mapTo(String.class).list();
          known.stream()
              .filter(id -> !grantIds.contains(id))
              .forEach(id -> handle.execute("DELETE FROM watched_grant WHERE grant_id = ?", id));
          if (grantIds.isEmpty()) {
            handle.execute("DELETE FROM dataset_use");
            written.clear();
          }
          forgetOldest(handle);
        });
  }

  /** Whose use is let go of is not taken to have used nothing: logs count from then on. */
  private void forgetOldest(Handle handle) {
    int uses = handle.createQuery("SELECT COUNT(*) FROM dataset_use").mapTo(Integer.class).one();
    if (uses <= MOST_USES) {
      return;
    }
    long until =
        handle
            .createQuery(
                "SELECT last_millis FROM dataset_use ORDER BY last_millis LIMIT 1 OFFSET ?")
            .bind(0, uses - MOST_USES + MOST_USES / 10)
            .mapTo(Long.class)
            .one();
    handle.execute("DELETE FROM dataset_use WHERE last_millis <= ?", until);
    handle.execute("UPDATE told_log SET since_millis = GREATEST(since_millis, ?)", until);
    logs.replaceAll(
        (log, each) -> new Coverage(Math.max(each.sinceMillis(), until), each.lastMillis()));
  }

  @Override
  public void close() {
    pool.dispose();
  }
}
