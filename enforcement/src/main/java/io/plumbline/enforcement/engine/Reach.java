package io.plumbline.enforcement.engine;

import static java.util.Objects.requireNonNull;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.GateTarget;
import io.plumbline.lineage.Direction;
import io.plumbline.lineage.LineageReader;
import io.plumbline.lineage.Node;
import io.plumbline.lineage.NodeKind;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.Hashes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What a decision reaches downstream: at the gate the datasets that are made of its dataset, at a
 * scheduler the jobs that read them. Each becomes a decision of its own, with an id that follows
 * from both, so that it is journaled, undone and told of by itself.
 */
final class Reach {
  /** Nodes of the graph that one decision may reach. */
  private static final int MOST_NODES = 500;

  private final LineageReader lineage;

  Reach(LineageReader lineage) {
    this.lineage = requireNonNull(lineage, "lineage is null");
  }

  /** The decisions that follow; empty when nothing lies downstream. */
  List<Decision> of(Decision decision, EnforcementTarget target) {
    var graph =
        lineage.walk(
            decision.dataset(), Direction.DOWNSTREAM, decision.mandate().depth(), MOST_NODES);
    boolean gates = target.name().equals(GateTarget.NAME);
    var following = new LinkedHashMap<String, Decision>();
    for (var node : graph.map(g -> g.nodes()).orElse(List.of())) {
      reached(decision, node, gates)
          .ifPresent(next -> following.putIfAbsent(unit(next, target), next));
    }
    return List.copyOf(following.values());
  }

  private static String unit(Decision decision, EnforcementTarget target) {
    return decision.job() == null ? decision.dataset().key() : target.unitOf(decision.job());
  }

  private static Optional<Decision> reached(Decision decision, Node node, boolean gates) {
    if (gates) {
      var dataset = new DatasetId(decision.tenant(), node.namespace(), node.name());
      return node.kind() == NodeKind.DATASET && node.depth() > 0
          ? Optional.of(following(decision, dataset, null))
          : Optional.empty();
    }
    return node.kind() == NodeKind.JOB
        ? Optional.of(following(decision, decision.dataset(), node.namespace() + "/" + node.name()))
        : Optional.empty();
  }

  private static Decision following(Decision decision, DatasetId dataset, String job) {
    var upstream = dataset.equals(decision.dataset()) ? "" : " (upstream: %s)";
    return new Decision(
        Hashes.of("decision", "follows", decision.id(), dataset.key(), job == null ? "" : job),
        decision.tenant(),
        decision.action(),
        dataset,
        decision.partition(),
        decision.target(),
        job,
        decision.incidentId(),
        decision.alertId(),
        decision.rule(),
        decision.severity(),
        decision.reason() + upstream.formatted(decision.dataset().name()),
        decision.decidedAtMillis(),
        decision.expiresAtMillis(),
        decision.id(),
        decision.mandate().following(),
        decision.facts());
  }
}
