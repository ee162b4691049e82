package io.plumbline.server;

import static io.plumbline.ranger.authorization.Access.ADMIN;
import static io.plumbline.ranger.authorization.Access.APPROVE;
import static io.plumbline.ranger.authorization.Access.READ;
import static io.plumbline.ranger.authorization.Access.WRITE;
import static io.plumbline.ranger.authorization.ResourceKind.DATASET;
import static io.plumbline.ranger.authorization.ResourceKind.DECISION;
import static io.plumbline.ranger.authorization.ResourceKind.INCIDENT;
import static io.plumbline.ranger.authorization.ResourceKind.RULE;

import io.plumbline.ranger.authorization.Access;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.ranger.authorization.ResourceKind;
import io.plumbline.server.api.Pages;
import io.plumbline.server.authorization.Need;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each route needs: every route has a line here, or nobody may call it. */
final class Needs {

  private static final Map<String, Need> TABLE = new TreeMap<>();

  static {
    Pages.paths().forEach(path -> need("GET " + path, new Need.Nothing()));
    need("GET /health/live", new Need.Nothing());
    need("GET /health/ready", new Need.Nothing());
    need("GET /openapi.json", new Need.Token());
    need("GET /metrics", new Need.On(READ, Resource.tenant()));

    // An event names many datasets, and only the job learns which: it needs a right on all.
    need("POST /api/v1/lineage", whole(WRITE, DATASET));
    need("POST /api/v1/lineage/batch", whole(WRITE, DATASET));
    need("POST /v1/access-events", whole(WRITE, DATASET));
    need("POST /v1/samples", found(WRITE, DATASET));
    // A dead letter may hold the data of any dataset.
    need("GET /v1/dead-letters", whole(READ, DATASET));
    need("GET /v1/dead-letters/{id}", whole(READ, DATASET));

    need("GET /v1/datasets", each());
    need("GET /v1/datasets/{id}", found(READ, DATASET));
    need("GET /v1/findings", each());
    need("GET /v1/metrics", each());
    need("GET /v1/lineage/{dataset}/upstream", found(READ, DATASET));
    need("GET /v1/lineage/{dataset}/downstream", found(READ, DATASET));
    need("GET /v1/lineage/{dataset}/columns", found(READ, DATASET));
    need("GET /v1/lineage/{dataset}/readers", found(READ, DATASET));
    need("GET /api/v1/lineage", each());
    need("GET /v1/gates/{dataset}/{partition}", found(READ, DATASET));
    need("GET /v1/gates/{dataset}/{partition}/stream", found(READ, DATASET));

    need("GET /v1/incidents", each());
    need("GET /v1/incidents/{id}", found(READ, INCIDENT));
    need("POST /v1/incidents/{id}/acknowledge", found(WRITE, INCIDENT));
    need("GET /v1/alerts", each());
    need("GET /v1/alerts/stream", each());

    need("GET /v1/rules", each());
    need("POST /v1/rules", new Need.OnStatements());
    need("GET /v1/rules/{name}", named(READ, RULE, "name"));
    need("DELETE /v1/rules/{name}", named(WRITE, RULE, "name"));
    need("GET /v1/rules/{name}/explain", named(READ, RULE, "name"));
    need("POST /v1/sql", new Need.OnStatements());
    need("GET /v1/policies", each());
    need("GET /v1/targets", each());
    need("GET /v1/holds", each());

    need("GET /v1/decisions", each());
    need("GET /v1/decisions/{id}", found(READ, DECISION));
    need("POST /v1/decisions/{id}/approve", found(APPROVE, DECISION));
    need("POST /v1/decisions/{id}/reject", found(APPROVE, DECISION));
    need("POST /v1/decisions/{id}/undo", found(APPROVE, DECISION));
    need("POST /v1/enforcement", whole(ADMIN, DECISION));
    need("GET /v1/journal", whole(READ, DECISION));
  }

  private Needs() {}

  /** What each route needs, by method and pattern, such as {@code GET /v1/rules/{name}}. */
  static Map<String, Need> table() {
    return Map.copyOf(TABLE);
  }

  /** The exact paths that need no token. */
  static Set<String> openPaths() {
    return TABLE.entrySet().stream()
        .filter(line -> line.getValue() instanceof Need.Nothing)
        .map(line -> line.getKey().substring(line.getKey().indexOf(' ') + 1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void need(String route, Need need) {
    TABLE.put(route, need);
  }

  private static Need whole(Access access, ResourceKind kind) {
    return new Need.On(access, Resource.whole(kind));
  }

  private static Need named(Access access, ResourceKind kind, String parameter) {
    return new Need.OnNamed(access, kind, parameter);
  }

  private static Need found(Access access, ResourceKind kind) {
    return new Need.OnFound(access, kind);
  }

  private static Need each() {
    return new Need.OnEach();
  }
}
