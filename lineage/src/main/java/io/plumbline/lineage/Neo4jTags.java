package io.plumbline.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Json;
import io.plumbline.model.Tag;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;

/** The tags of one tenant and where they go, within one transaction. */
final class Neo4jTags implements TagFlows {
  private static final TypeReference<List<Tag>> TAGS = new TypeReference<>() {};
  private static final int MOST_FLOWS = 200_000;

  private final TransactionContext transaction;
  private final String tenant;

  Neo4jTags(TransactionContext transaction, String tenant) {
    this.transaction = transaction;
    this.tenant = tenant;
  }

  /** What telemetry said of datasets and columns. */
  List<TagWalk.Carried> told() {
    return transaction
        .run(ReadStatements.TAGGED, Map.of("tenant", tenant, "limit", MOST_FLOWS))
        .stream()
        .flatMap(
            row ->
                tags(row.get("tags").asString()).stream()
                    .map(
                        tag ->
                            new TagWalk.Carried(new Place(dataset(row), tag.column()), tag.name())))
        .toList();
  }

  private static List<Tag> tags(String json) {
    try {
      return Json.mapper().readValue(json, TAGS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot read the tags of a dataset", e);
    }
  }

  @Override
  public List<Flow> fed(Collection<Place> columns) {
    var byKey = new HashMap<String, Place>();
    columns.forEach(place -> byKey.put(GraphKeys.column(place.dataset(), place.column()), place));
    return flows(ReadStatements.FED_COLUMNS, byKey);
  }

  @Override
  public List<Flow> made(Collection<DatasetId> datasets, boolean blindly) {
    var byKey = new HashMap<String, Place>();
    datasets.forEach(dataset -> byKey.put(GraphKeys.dataset(dataset), new Place(dataset, null)));
    return flows(blindly ? ReadStatements.MADE_BLINDLY : ReadStatements.MADE, byKey);
  }

  private List<Flow> flows(String statement, Map<String, Place> byKey) {
    if (byKey.isEmpty()) {
      return List.of();
    }
    Map<String, Object> parameters =
        Map.of("tenant", tenant, "keys", List.copyOf(byKey.keySet()), "limit", MOST_FLOWS);
    return transaction
        .run(statement, parameters)
        .list(
            row ->
                new Flow(
                    byKey.get(row.get("from").asString()),
                    new Place(dataset(row), row.get("column").asString(null))));
  }

  private DatasetId dataset(Record row) {
    return new DatasetId(tenant, row.get("ns").asString(), row.get("name").asString());
  }
}
