package io.plumbline.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.lineage.Edge;
import io.plumbline.lineage.LineageGraph;
import io.plumbline.lineage.Node;
import io.plumbline.lineage.NodeKind;
import io.plumbline.model.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarquezTest {

  private static final LineageGraph GRAPH =
      new LineageGraph(
          List.of(
              new Node("1", NodeKind.JOB, "airflow", "load", 0, 0, null),
              new Node("2", NodeKind.DATASET, "postgres://db:5432", "orders", 1, 0, null)),
          List.of(new Edge("2", "1", "CARTESIAN", 0), new Edge("1", "beyond", "CARTESIAN", 0)),
          "nodes",
          0);

  @Test
  void nodesAreNamedAndJoinedAsMarquezDoes() {
    JsonNode nodes = Json.mapper().valueToTree(Marquez.nodes(GRAPH));

    assertThat(nodes.get(0).get("id").textValue()).isEqualTo("dataset:postgres://db:5432:orders");
    var edge = nodes.get(0).get("outEdges").get(0);
    assertThat(nodes.get(0).get("outEdges")).hasSize(1);
    assertThat(edge.get("origin").textValue()).isEqualTo("dataset:postgres://db:5432:orders");
    assertThat(edge.get("destination").textValue()).isEqualTo("job:airflow:load");
    assertThat(nodes.get(1).get("inEdges")).isEqualTo(nodes.get(0).get("outEdges"));
    assertThat(nodes.get(1).get("outEdges")).isEmpty();
  }

  @Test
  void dataHoldsTheFieldThatTellsItsKind() {
    JsonNode nodes = Json.mapper().valueToTree(Marquez.nodes(GRAPH));

    var dataset = nodes.get(0).get("data");
    assertThat(dataset.get("physicalName").textValue()).isEqualTo("orders");
    assertThat(dataset.has("simpleName")).isFalse();
    var job = nodes.get(1).get("data");
    assertThat(job.get("simpleName").textValue()).isEqualTo("load");
    assertThat(job.get("inputs").get(0).get("name").textValue()).isEqualTo("orders");
    assertThat(job.has("physicalName")).isFalse();
    assertThat(job.get("updatedAt").textValue()).isEqualTo("1970-01-01T00:00:00Z");
  }
}
