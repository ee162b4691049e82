package io.plumbline.enforcement.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import io.plumbline.model.Keys;
import io.plumbline.rules.retention.RetentionAct;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What was told of plans, so that it is told once, and which acts stand behind a decision. */
public final class Plans {
  private final Jdbi jdbi;

  /**
   * What was last told of a policy and a dataset.
   *
   * @param decision null if there was nothing to tell
   */
  record Told(String fingerprint, Decision decision, boolean isPublished) {}

  Plans(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  Optional<Told> told(String policy, DatasetId dataset) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT fingerprint, decision, is_published FROM plan WHERE subject = ?")
                .bind(0, Keys.join(policy, dataset.key()))
                .map(
                    (row, ctx) ->
                        new Told(row.getString(1), decision(row.getString(2)), row.getBoolean(3)))
                .findOne());
  }

  private static Decision decision(String json) {
    return json == null ? null : Json.read(json.getBytes(UTF_8), Decision.class);
  }

  /**
   * Remembers what is about to be told, before it is.
   *
   * @param decision null if there is nothing to tell
   * @param acts what the decision stands for
   */
  void tell(
      String policy,
      DatasetId dataset,
      String fingerprint,
      Decision decision,
      List<RetentionAct> acts) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "MERGE INTO plan (subject, fingerprint, decision, is_published) KEY (subject)"
                  + " VALUES (?, ?, ?, ?)",
              Keys.join(policy, dataset.key()),
              fingerprint,
              decision == null ? null : Json.write(decision),
              decision == null);
          if (decision != null) {
            insert(handle, decision, acts);
          }
        });
  }

  private static void insert(Handle handle, Decision decision, List<RetentionAct> acts) {
    try (var batch =
        handle.prepareBatch(
            "INSERT INTO planned (decision_id, ordinal, at_millis, act) VALUES (?, ?, ?, ?)")) {
      int ordinal = 0;
      for (var act : acts) {
        batch.add(decision.id(), ordinal++, decision.decidedAtMillis(), Json.write(act));
      }
      if (ordinal > 0) {
        batch.execute();
      }
    }
  }

  /** Remembers that it was told. */
  void published(String policy, DatasetId dataset) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE plan SET is_published = TRUE WHERE subject = ?",
                Keys.join(policy, dataset.key())));
  }

  /** The acts that a decision stands for, in their order; none if it is not remembered. */
  public List<RetentionAct> acts(String decisionId) {
    return jdbi.withHandle(handle -> acts(handle, decisionId));
  }

  private static List<RetentionAct> acts(Handle handle, String decisionId) {
    return handle
        .createQuery("SELECT act FROM planned WHERE decision_id = ? ORDER BY ordinal")
        .bind(0, decisionId)
        .map((row, ctx) -> Json.read(row.getString(1).getBytes(UTF_8), RetentionAct.class))
        .list();
  }

  /** Remembers that the acts behind a decision are to be carried out; gives them. */
  public List<RetentionAct> begin(String decisionId, Instant at) {
    return jdbi.inTransaction(
        handle -> {
          var acts = acts(handle, decisionId);
          acts.forEach(act -> Acts.begin(handle, act, at));
          return acts;
        });
  }

  /** Forgets the acts behind decisions before an instant. */
  void trim(Instant before) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM planned WHERE at_millis < ?", before.toEpochMilli()));
  }
}
