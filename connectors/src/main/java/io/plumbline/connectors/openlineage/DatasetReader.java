package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads one dataset of an event with its facets. */
final class DatasetReader {
  private static final Set<String> LIFECYCLES =
      Set.of("ALTER", "CREATE", "DROP", "OVERWRITE", "RENAME", "TRUNCATE");

  private DatasetReader() {}

  /** What the node says, or null if it does not name a dataset. */
  static DatasetFacts read(String tenant, JsonNode dataset, Side side) {
    var id = Identity.dataset(tenant, dataset);
    if (id == null) {
      return null;
    }
    var facets = dataset.path("facets");
    var statistics = side.statistics(side.runFacets(dataset));
    return new DatasetFacts(
        id,
        Fields.name(dataset, "namespace"),
        Fields.name(dataset, "name"),
        statistics.rows(),
        statistics.bytes(),
        metrics(facets, side.runFacets(dataset)),
        SchemaFacet.columns(facets.path("schema")),
        LineageFacets.edges(tenant, facets),
        version(facets, statistics),
        lifecycle(facets),
        aliases(tenant, facets, id),
        TagsFacet.tags(facets.path("tags")));
  }

  private static Map<String, Double> metrics(JsonNode facets, JsonNode runFacets) {
    var metrics = new TreeMap<>(QualityMetrics.of(facets.path("dataQualityMetrics")));
    metrics.putAll(QualityMetrics.of(runFacets.path("dataQualityMetrics")));
    return metrics;
  }

  private static String version(JsonNode facets, Statistics statistics) {
    var told = Fields.name(facets.path("version"), "datasetVersion");
    return told != null ? told : statistics.snapshot();
  }

  private static String lifecycle(JsonNode facets) {
    var change = Fields.keyword(facets.path("lifecycleStateChange"), "lifecycleStateChange");
    return LIFECYCLES.contains(change) ? change : null;
  }

  private static List<DatasetId> aliases(String tenant, JsonNode facets, DatasetId self) {
    var aliases = new LinkedHashSet<DatasetId>();
    for (var identifier : Fields.items(facets.path("symlinks").path("identifiers"))) {
      var alias = Identity.dataset(tenant, identifier);
      if (alias != null && !alias.equals(self) && aliases.size() < Limits.ALIASES) {
        aliases.add(alias);
      }
    }
    return new ArrayList<>(aliases);
  }
}
