package io.plumbline.lineage;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.neo4j.graphdb.ExecutionPlanDescription;

/** Every statement begins at an index: a scan of a label would grow with the whole graph. */
class QueryPlansIT {
  @Test
  void noStatementScansTheGraph() {
    Store.emptied().close();
    try (var writer = Neo4jLineageWriter.open(Store.connection())) {
      writer.write(
          LineageMapping.of(
              Events.completed(
                  Events.LOAD, Events.NOON, List.of(Events.ORDERS), List.of(Events.MART))));
      var statements = new ArrayList<>(ReadStatements.all());
      Arrays.stream(GraphLabel.values()).map(WriteStatements::of).forEach(statements::add);
      for (var statement : statements) {
        var plan = Store.plan(statement, parameters());
        assertThat(operators(plan))
            .as(statement)
            .anyMatch(operator -> operator.contains("Index"))
            .noneMatch(operator -> operator.contains("LabelScan"))
            .noneMatch(operator -> operator.contains("AllNodesScan"))
            .noneMatch(operator -> operator.contains("TypeScan"));
      }
    }
  }

  private static Map<String, Object> parameters() {
    return Map.ofEntries(
        entry("tenant", Events.TENANT),
        entry("key", "k"),
        entry("keys", List.of("k")),
        entry("seen", List.of()),
        entry("limit", 10),
        entry("offset", 0),
        entry("text", "orders"),
        entry("leaf", "orders"),
        entry("from", 0),
        entry("to", 1),
        entry("fromDay", "1970-01-01"),
        entry("toDay", "1970-01-02"),
        entry("since", "2026-01-01T00:00:00Z"),
        entry("jobs", 10),
        entry("runs", 10),
        entry("rows", List.of()));
  }

  private static List<String> operators(ExecutionPlanDescription plan) {
    var operators = new ArrayList<String>();
    operators.add(plan.getName());
    plan.getChildren().forEach(child -> operators.addAll(operators(child)));
    return operators;
  }
}
