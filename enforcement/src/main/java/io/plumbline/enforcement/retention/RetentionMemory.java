package io.plumbline.enforcement.retention;

import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionState;
import io.plumbline.rules.retention.RetentionStep;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/**
 * What retention remembers between its passes: scans under way, what complete scans have seen, and
 * what is set aside. If it is lost nothing is deleted that should not be: everything is observed
 * anew, and what lies in quarantine stays there.
 */
public final class RetentionMemory implements AutoCloseable {
  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;
  private final Observations observations;
  private final Acts acts;
  private final Plans plans;

  private RetentionMemory(JdbcConnectionPool pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    this.observations = new Observations(jdbi);
    this.acts = new Acts(jdbi);
    this.plans = new Plans(jdbi);
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

  /** Remembers what came of a step, so that what is set aside is deleted when its grace is over. */
  public void settle(RetentionOutcome outcome) {
    var at = Instant.ofEpochMilli(outcome.atMillis());
    var act = outcome.act();
    switch (outcome.result()) {
      case TOLD -> {}
      case KEPT, FAILED -> {
        if (act.step() == RetentionStep.DELETE) {
          acts.tried(act);
        }
        // What never was set aside may be planned again.
        if (act.setAsideAtMillis() == null && act.step() != RetentionStep.RESTORE) {
          acts.settle(act, RetentionState.ABORTED, at);
        }
      }
      case APPLIED, FOUND_APPLIED -> {
        acts.settle(act, outcome.state(), at);
        if (act.step() == RetentionStep.RESTORE) {
          // What a person brought back is seen anew, and has its grace again.
          observations.forget(act);
        }
      }
    }
  }

  /** Whether a deletion is about a setting aside that is not the last one. */
  public boolean isOutdated(RetentionAct act) {
    return act.step() == RetentionStep.DELETE
        && act.setAsideAtMillis() != null
        && acts.setAsideAt(act.id()).filter(at -> !at.equals(act.setAsideAtMillis())).isPresent();
  }

  /** How far an act has come; empty if nothing is known of it. */
  public Optional<RetentionState> state(String actId) {
    return acts.state(actId);
  }

  /**
   * Forgets what was observed for policies that are no longer there. What they have set aside is
   * remembered.
   *
   * @param policies names of all that are
   */
  public void keepOnly(Collection<String> policies) {
    observations.keepOnly(policies);
  }

  Observations observations() {
    return observations;
  }

  /** What was told of plans, and their acts. */
  public Plans plans() {
    return plans;
  }

  Acts acts() {
    return acts;
  }

  @Override
  public void close() {
    pool.dispose();
  }
}
