package io.plumbline.server.view;

import io.plumbline.model.Finding;
import io.plumbline.model.Incident;
import io.plumbline.model.Verdict;
import org.jdbi.v3.core.Jdbi;

/** Questions about findings. */
public final class FindingView {

  private final Jdbi jdbi;

  public FindingView(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Findings, newest first; a null filter takes all. */
  public Page<Finding> page(
      String tenant,
      String dataset,
      String rule,
      Verdict verdict,
      Long since,
      int limit,
      String after) {
    return Select.from(Tables.FINDING, tenant)
        .about(dataset)
        .where("rule_name = :rule_name", "rule_name", rule)
        .where("verdict = :verdict", "verdict", verdict == null ? null : verdict.name())
        .where("at_millis >= :since", "since", since)
        .page(jdbi, after, limit, Kept.of(Finding.class), f -> new PageKey(f.atMillis(), f.id()));
  }

  /** How many retained findings violate the incident's rule in its time. */
  public long violations(String tenant, Incident incident) {
    return Select.from(Tables.FINDING, tenant)
        .where("fingerprint = :fingerprint", "fingerprint", incident.fingerprint())
        .where("verdict = :verdict", "verdict", Verdict.FAIL.name())
        .where("at_millis >= :opened", "opened", incident.openedAtMillis())
        .where("at_millis <= :resolved", "resolved", incident.resolvedAtMillis())
        .count(jdbi);
  }
}
