package io.plumbline.connectors.target.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;

/**
 * TRIGGER of all DAGs that wait for an asset: tells Airflow that it has new data. An event has no
 * name of its own, so it carries the decision's id, and its latest events are looked through first.
 *
 * @param uri of the asset
 */
record AssetEvent(AirflowApi api, String uri) {
  private static final String DECISION = "plumbline_decision";

  Effect apply(Decision decision) throws IOException, InterruptedException, RefusedException {
    long id = asset();
    if (isPosted(id, decision)) {
      return Effect.of("Asset %s was told already".formatted(uri));
    }
    var extra = new HashMap<>(Triggering.conf(decision));
    extra.put(DECISION, decision.id());
    api.http()
        .post(api.version().events(), api.version().event(id, uri, extra))
        .accepted("tell of new data of asset " + uri);
    return Effect.of("Asset %s has new data; the DAGs that wait for it run".formatted(uri));
  }

  Effect rehearse(Decision decision) throws IOException, InterruptedException, RefusedException {
    return Effect.of(
        isPosted(asset(), decision)
            ? "Asset %s was told already".formatted(uri)
            : "Would tell that asset %s has new data".formatted(uri));
  }

  /** Airflow searches by a pattern; only the very URI will do. */
  private long asset() throws IOException, InterruptedException, RefusedException {
    var found = new ArrayList<JsonNode>();
    api.http()
        .get(api.version().assets(uri))
        .accepted("find asset " + uri)
        .path(api.version().assetsField())
        .forEach(found::add);
    return found.stream()
        .filter(asset -> asset.path("uri").asText().equals(uri))
        .mapToLong(asset -> asset.path("id").asLong())
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "Cannot find asset %s at %s: mend the option asset"
                        .formatted(uri, api.http().host())));
  }

  private boolean isPosted(long asset, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    for (var event :
        api.http()
            .get(api.version().events(asset))
            .accepted("read the events of asset " + uri)
            .path(api.version().eventsField())) {
      if (event.path("extra").path(DECISION).asText().equals(decision.id())) {
        return true;
      }
    }
    return false;
  }
}
