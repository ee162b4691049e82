package io.plumbline.lineage;

import static io.plumbline.lineage.Events.LOAD;
import static io.plumbline.lineage.Events.MART;
import static io.plumbline.lineage.Events.NOON;
import static io.plumbline.lineage.Events.ORDERS;
import static io.plumbline.lineage.Events.PUBLISH;
import static io.plumbline.lineage.Events.REPORT;
import static io.plumbline.lineage.Events.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.ColumnEdge;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetTags;
import io.plumbline.model.JobId;
import io.plumbline.model.RunEventType;
import io.plumbline.model.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TagsIT {
  private Neo4jLineageWriter writer;
  private Neo4jLineageReader reader;

  @BeforeEach
  void open() {
    Store.emptied().close();
    writer = Neo4jLineageWriter.open(Store.connection());
    reader = Neo4jLineageReader.open(Store.connection());
  }

  @AfterEach
  void close() {
    reader.close();
    writer.close();
  }

  @Test
  void tagOfAColumnIsWhereTheColumnGoesAndNotWhereItIsMasked() {
    var masked = Events.dataset("shop.mart.masked");
    wrote(LOAD, ORDERS, Events.withEdges(MART, edge(ORDERS, "email", "contact", false)));
    wrote(
        PUBLISH,
        MART,
        Events.withEdges(REPORT, edge(MART, "contact", "who", false)),
        Events.withEdges(masked, edge(MART, "contact", "hash", true)));
    tag(ORDERS, new Tag("email", "pii"), new Tag("total", "finance"));

    assertThat(tags())
        .containsEntry(ORDERS, Map.of("pii", ORDERS.id(), "finance", ORDERS.id()))
        .containsEntry(MART, Map.of("pii", ORDERS.id()))
        .containsEntry(REPORT, Map.of("pii", ORDERS.id()))
        .doesNotContainKey(masked);
  }

  @Test
  void tagMayBeAnywhereInWhatIsMadeWhereNoColumnIsKnown() {
    wrote(LOAD, ORDERS, DatasetFacts.of(MART));
    tag(ORDERS, new Tag("email", "pii"));

    assertThat(tags()).containsEntry(MART, Map.of("pii", ORDERS.id()));
  }

  @Test
  void tagOfADatasetIsInAllThatIsMadeOfItThoughItGoesInACircle() {
    wrote(LOAD, ORDERS, Events.withEdges(MART, edge(ORDERS, "email", "hash", true)));
    wrote(PUBLISH, MART, DatasetFacts.of(ORDERS));
    tag(ORDERS, new Tag(null, "hr"));

    assertThat(tags())
        .containsOnly(
            Map.entry(ORDERS, Map.of("hr", ORDERS.id())),
            Map.entry(MART, Map.of("hr", ORDERS.id())));
  }

  @Test
  void otherTenantsSeeNothing() {
    tag(ORDERS, new Tag(null, "hr"));

    assertThat(reader.tags("globex")).isEmpty();
  }

  private Map<DatasetId, Map<String, String>> tags() {
    return reader.tags(TENANT).stream()
        .collect(Collectors.toMap(DatasetTags::dataset, DatasetTags::origins));
  }

  private void tag(DatasetId dataset, Tag... tags) {
    writer.write(
        LineageMapping.of(
            Events.run(
                Events.job("catalog"),
                "catalog",
                RunEventType.COMPLETE,
                NOON,
                List.of(),
                List.of(Events.tagged(dataset, tags)))));
  }

  private void wrote(JobId job, DatasetId input, DatasetFacts... outputs) {
    writer.write(
        LineageMapping.of(
            Events.run(
                job,
                job.name(),
                RunEventType.COMPLETE,
                NOON,
                List.of(DatasetFacts.of(input)),
                List.of(outputs))));
  }

  private static ColumnEdge edge(DatasetId from, String column, String to, boolean masking) {
    return new ColumnEdge(from, column, to, "DIRECT", "IDENTITY", masking);
  }
}
