package io.plumbline.enforcement.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Json;
import io.plumbline.rules.retention.Amount;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionState;
import io.plumbline.rules.retention.RetentionStep;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How far acts have come, so that what is set aside is deleted in its time. */
final class Acts {
  private final Jdbi jdbi;

  Acts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Remembers how far an act has come; what is remembered already keeps its time. */
  void settle(RetentionAct act, RetentionState state, Instant at) {
    jdbi.useTransaction(handle -> settle(handle, act, state, at));
  }

  /** Remembers that an act is to be carried out, unless it has come further already. */
  static void begin(Handle handle, RetentionAct act, Instant at) {
    handle.execute("DELETE FROM act WHERE act_id = ? AND state = 'ABORTED'", act.id());
    if (state(handle, act.id()).isEmpty()) {
      settle(handle, act, RetentionState.APPROVED, at);
    }
  }

  private static void settle(Handle handle, RetentionAct act, RetentionState state, Instant at) {
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
  }

  private record Taken(String state, long atMillis) {}

  /** Remembers that a deletion was tried and came to nothing; the next one is another. */
  void tried(RetentionAct act) {
    jdbi.useHandle(
        handle -> handle.execute("UPDATE act SET tries = tries + 1 WHERE act_id = ?", act.id()));
  }

  /** When an act last set its resource aside; empty if it is not set aside. */
  Optional<Long> setAsideAt(String actId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT at_millis FROM act WHERE act_id = ? AND state = 'QUARANTINED'")
                .bind(0, actId)
                .mapTo(Long.class)
                .findOne());
  }

  /** Gives up what was begun before an instant and of which nothing came. */
  void giveUp(String policy, DatasetId dataset, Instant before, Instant now) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE act SET state = 'ABORTED', at_millis = ? WHERE policy = ? AND dataset = ?"
                    + " AND state = 'APPROVED' AND at_millis <= ?",
                now.toEpochMilli(),
                policy,
                dataset.key(),
                before.toEpochMilli()));
  }

  /** How often the deletion of what is set aside came to nothing. */
  int tries(String actId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT tries FROM act WHERE act_id = ?")
                .bind(0, actId)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
  }

  /** Whether acts of a policy on a dataset were begun and have not ended. */
  boolean isUnderWay(String policy, DatasetId dataset) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createQuery(
                        "SELECT COUNT(*) FROM act WHERE policy = ? AND dataset = ?"
                            + " AND state = 'APPROVED'")
                    .bind(0, policy)
                    .bind(1, dataset.key())
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  /** When an act of a policy on a dataset last came to nothing, in milliseconds; 0 for never. */
  long lastInVain(String policy, DatasetId dataset) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COALESCE(MAX(at_millis), 0) FROM act WHERE policy = ?"
                        + " AND dataset = ? AND state = 'ABORTED'")
                .bind(0, policy)
                .bind(1, dataset.key())
                .mapTo(Long.class)
                .one());
  }

  /** How far an act has come; empty if nothing is known of it. */
  Optional<RetentionState> state(String actId) {
    return jdbi.withHandle(handle -> state(handle, actId));
  }

  private static Optional<RetentionState> state(Handle handle, String actId) {
    return handle
        .createQuery("SELECT state FROM act WHERE act_id = ?")
        .bind(0, actId)
        .mapTo(String.class)
        .findOne()
        .map(RetentionState::valueOf);
  }

  /**
   * The deletions of what a policy, whatever its version, has quarantined, longest first. What is
   * archived was never to be deleted.
   */
  List<RetentionAct> setAside(String policy, DatasetId dataset, int limit) {
    return inState(
            policy,
            dataset,
            RetentionState.QUARANTINED,
            limit,
            (act, at) -> act.step() == RetentionStep.ARCHIVE ? null : act.deletion(at))
        .stream()
        .filter(Objects::nonNull)
        .toList();
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
}
