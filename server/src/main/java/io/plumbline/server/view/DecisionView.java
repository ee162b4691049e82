package io.plumbline.server.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Questions about decisions and what came of them. */
public final class DecisionView {

  // A dataset with more decisions than these has holds that ended long ago.
  private static final int MOST_OF_A_DATASET = 1_000;
  private static final int MOST_OUTCOMES = 100;

  /** A decision with what its targets answered. */
  public record Enforced(@JsonUnwrapped Decision decision, List<Outcome> outcomes) {}

  private final Jdbi jdbi;

  public DecisionView(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Decisions, newest first; a null filter takes all. */
  public Page<Enforced> page(
      String tenant, String dataset, String incidentId, Long since, int limit, String after) {
    var page =
        Select.from(Tables.DECISION, tenant)
            .about(dataset)
            .where("incident_id = :incident_id", "incident_id", incidentId)
            .where("at_millis >= :since", "since", since)
            .page(
                jdbi,
                after,
                limit,
                Kept.of(Decision.class),
                decision -> new PageKey(decision.decidedAtMillis(), decision.id()));
    return new Page<>(
        page.items().stream().map(d -> new Enforced(d, outcomes(tenant, d.id()))).toList(),
        page.next());
  }

  /** The latest decisions about the dataset that the text means. */
  public List<Decision> about(String tenant, String dataset) {
    return Select.from(Tables.DECISION, tenant)
        .about(dataset)
        .list(jdbi, "at_millis DESC, id DESC", MOST_OF_A_DATASET, Kept.of(Decision.class));
  }

  private List<Outcome> outcomes(String tenant, String decisionId) {
    return Select.from(Tables.OUTCOME, tenant)
        .where("decision_id = :decision_id", "decision_id", decisionId)
        .list(jdbi, "at_millis, target", MOST_OUTCOMES, Kept.of(Outcome.class));
  }
}
