package io.plumbline.server.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.rules.decision.DecisionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** A decision of the tenant. */
  public Optional<Enforced> find(String tenant, String id) {
    return Select.from(Tables.DECISION, tenant)
        .where("id = :id", "id", id)
        .list(jdbi, "id", 1, Kept.of(Decision.class))
        .stream()
        .findFirst()
        .map(decision -> new Enforced(decision, outcomes(tenant, id)));
  }

  /**
   * The latest decisions at the gate about the dataset that the text means, but for those that are
   * not in force: rehearsed, refused, or still waiting for a person.
   */
  public List<Decision> inForce(String tenant, String dataset) {
    var atGate =
        Select.from(Tables.DECISION, tenant)
            .about(dataset)
            .list(jdbi, "at_millis DESC, id DESC", MOST_OF_A_DATASET, Kept.of(Decision.class))
            .stream()
            .filter(
                decision ->
                    decision.target().equals(DecisionPolicy.GATE) && !decision.mandate().isDryRun())
            .toList();
    var statuses = statuses(tenant, atGate);
    return atGate.stream()
        .filter(decision -> isInForce(decision, statuses.get(decision.id())))
        .toList();
  }

  /** What came of decisions at the gate, by their ids. */
  private Map<String, OutcomeStatus> statuses(String tenant, List<Decision> atGate) {
    if (atGate.isEmpty()) {
      return Map.of();
    }
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM outcome WHERE tenant = :tenant AND target = :target"
                        + " AND decision_id IN (<ids>)")
                .bind("tenant", tenant)
                .bind("target", DecisionPolicy.GATE)
                .bindList("ids", atGate.stream().map(Decision::id).toList())
                .setQueryTimeout(10)
                .map(Kept.of(Outcome.class))
                .collect(Collectors.toMap(Outcome::decisionId, Outcome::status, (a, b) -> b)));
  }

  // At the gate a decision is in force once it stands on the log, unless someone has to say so.
  private static boolean isInForce(Decision decision, OutcomeStatus status) {
    return status == null ? !decision.mandate().needsApproval() : status == OutcomeStatus.APPLIED;
  }

  private List<Outcome> outcomes(String tenant, String decisionId) {
    return Select.from(Tables.OUTCOME, tenant)
        .where("decision_id = :decision_id", "decision_id", decisionId)
        .list(jdbi, "at_millis, target", MOST_OUTCOMES, Kept.of(Outcome.class));
  }
}
