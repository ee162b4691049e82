package io.plumbline.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openlineage.client.OpenLineageClientUtils;
import io.plumbline.model.Json;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class RunEventsTest {
  private final Shop shop = new Shop(LocalTime.NOON);
  private final History history = new History(shop, new Traffic(1));
  private final RunEvents events = new RunEvents();

  @Test
  void theEndOfALoadTellsRowsSchemaVersionAndWhereColumnsComeFrom() {
    var load = history.now(shop.maker(Shop.ORDERS), Instant.parse("2026-03-02T14:37:12Z"));

    var event = json(OpenLineageClientUtils.toJson(events.complete(load)));

    assertThat(event.path("eventType").asText()).isEqualTo("COMPLETE");
    assertThat(event.path("run").path("runId").asText()).isEqualTo(load.runId().toString());
    assertThat(event.at("/job/facets/sourceCodeLocation/version").asText()).isEqualTo("4.2.0");
    assertThat(event.at("/outputs/0/outputFacets/outputStatistics/rowCount").asLong())
        .isEqualTo(load.rows());
    assertThat(event.at("/outputs/0/facets/schema/fields/3/type").asText())
        .isEqualTo("decimal(12,2)");
    var from = event.at("/outputs/0/facets/columnLineage/fields/total/inputFields/0");
    assertThat(from.path("name").asText()).isEqualTo(Shop.RAW_ORDERS.name());
    assertThat(from.path("field").asText()).isEqualTo("total");
  }

  @Test
  void theStartOfALoadNamesWhatItReadsAndWrites() {
    var load = history.now(shop.maker(Shop.ORDERS), Instant.parse("2026-03-02T14:37:12Z"));

    var event = json(OpenLineageClientUtils.toJson(events.start(load)));

    assertThat(event.path("eventType").asText()).isEqualTo("START");
    assertThat(event.at("/inputs/0/name").asText()).isEqualTo(Shop.RAW_ORDERS.name());
    assertThat(event.at("/outputs/0/name").asText()).isEqualTo(Shop.ORDERS.name());
    assertThat(event.at("/outputs/0/outputFacets/outputStatistics").isMissingNode()).isTrue();
  }

  private static JsonNode json(String text) {
    return Json.read(text.getBytes(UTF_8), JsonNode.class);
  }
}
