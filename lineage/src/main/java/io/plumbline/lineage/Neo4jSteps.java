package io.plumbline.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;

/** The stored graph of one tenant within one transaction, so that a walk sees one state of it. */
final class Neo4jSteps implements GraphSteps {
  /** The edges between nodes that a walk can return. */
  static final List<GraphLabel> WALKED =
      List.of(GraphLabel.READ_BY, GraphLabel.WRITES, GraphLabel.DERIVES, GraphLabel.ALIAS_OF);

  private final TransactionContext transaction;
  private final String tenant;

  Neo4jSteps(TransactionContext transaction, String tenant) {
    this.transaction = transaction;
    this.tenant = tenant;
  }

  @Override
  public List<Node> take(
      Step step,
      Direction direction,
      Collection<String> frontier,
      Collection<String> seen,
      int limit,
      int depth) {
    Map<String, Object> parameters =
        Map.of(
            "tenant",
            tenant,
            "keys",
            List.copyOf(frontier),
            "seen",
            List.copyOf(seen),
            "limit",
            limit);
    return transaction
        .run(ReadStatements.step(step, direction), parameters)
        .list(row -> node(row, step.arrivesAt(), depth));
  }

  /** The first of some keys that is in the graph, as the start of a walk. */
  Optional<Node> first(NodeKind kind, List<String> keys) {
    var statement =
        kind == NodeKind.JOB ? ReadStatements.JOBS_BY_KEY : ReadStatements.DATASETS_BY_KEY;
    var found =
        transaction
            .run(statement, Map.of("tenant", tenant, "keys", keys))
            .list(row -> node(row, kind, 0));
    return keys.stream()
        .flatMap(key -> found.stream().filter(node -> node.key().equals(key)))
        .findFirst();
  }

  /** The edges among some nodes, at most {@code limit} of each type. */
  List<Edge> edgesAmong(Collection<String> keys, int limit) {
    var edges = new ArrayList<Edge>();
    for (var type : WALKED) {
      Map<String, Object> parameters =
          Map.of("tenant", tenant, "keys", List.copyOf(keys), "limit", limit);
      edges.addAll(transaction.run(ReadStatements.edges(type), parameters).list(Neo4jSteps::edge));
    }
    return List.copyOf(edges);
  }

  private static Node node(Record row, NodeKind kind, int depth) {
    return new Node(
        row.get("key").asString(),
        kind,
        row.get("ns").asString(),
        row.get("name").asString(),
        depth,
        row.get("lastSeen").asLong(0),
        row.get("codeVersion").asString(null));
  }

  private static Edge edge(Record row) {
    return new Edge(
        row.get("from").asString(),
        row.get("to").asString(),
        row.get("evidence").asString(),
        row.get("lastSeen").asLong(0));
  }
}
