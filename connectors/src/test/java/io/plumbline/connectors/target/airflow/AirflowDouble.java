package io.plumbline.connectors.target.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.target.ServerDouble;
import io.plumbline.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands for Airflow: speaks of its REST API, v1 or v2, what {@link AirflowTarget} uses, after the
 * official descriptions, and does to {@link AirflowState} what Airflow would. It is ours and proves
 * nothing about Airflow itself.
 */
final class AirflowDouble extends ServerDouble {
  static final String USER = "plumbline";
  static final String PASSWORD = "correct horse battery staple";

  final AirflowState state = new AirflowState();
  private final ApiVersion version;
  private String password = PASSWORD;
  private int tokens;
  private int unknown = 404;

  AirflowDouble(ApiVersion version) throws IOException {
    this.version = version;
  }

  /** From now on every token that was given is refused. */
  synchronized void expireTokens() {
    tokens++;
  }

  /** Answers for DAGs that are not there as for those that the account may not read. */
  synchronized void forbidUnknownDags() {
    unknown = 403;
  }

  synchronized void changePassword(String changed) {
    password = changed;
    tokens++;
  }

  @Override
  protected Response respond(Request request) {
    if (request.path().equals("/auth/token") && version == ApiVersion.V2) {
      return token(json(request));
    }
    if (!request.path().startsWith(version.root() + "/")) {
      return error(404, "no such page");
    }
    if (!authorization().equals(request.authorization())) {
      return error(401, "who are you?");
    }
    var path =
        Arrays.stream(request.path().substring(version.root().length() + 1).split("/", -1))
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList();
    try {
      return switch (path.get(0)) {
        case "dags" -> dag(request, path);
        case "assets", "datasets" -> asset(request, path);
        default -> error(404, "no such page");
      };
    } catch (AirflowState.Missing e) {
      return error(unknown, e.getMessage());
    } catch (AirflowState.Taken e) {
      return error(409, e.getMessage());
    }
  }

  private String authorization() {
    return version == ApiVersion.V2
        ? "Bearer token-" + tokens
        : "Basic "
            + Base64.getEncoder()
                .encodeToString((USER + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private Response token(JsonNode body) {
    return body.path("username").asText().equals(USER)
            && body.path("password").asText().equals(password)
        ? ok(201, Map.of("access_token", "token-" + tokens))
        : error(401, "Invalid credentials");
  }

  private Response dag(Request request, List<String> path) {
    var dag = path.get(1);
    var what = request.method() + " " + (path.size() > 2 ? path.get(2) : "") + " " + path.size();
    return switch (what) {
      case "GET  2" -> ok(200, state.dag(dag));
      case "PATCH  2" -> patchDag(request, dag);
      case "GET tasks 4" -> ok(200, state.task(dag, path.get(3)));
      case "GET dagRuns 3" -> ok(200, Map.of("dag_runs", state.runs(dag, query(request))));
      case "POST dagRuns 3" -> trigger(dag, json(request));
      case "GET dagRuns 4" -> ok(200, state.run(dag, path.get(3)));
      case "PATCH dagRuns 4" ->
          ok(200, state.setRunState(dag, path.get(3), json(request).path("state").asText()));
      case "GET dagRuns 5" -> ok(200, Map.of("task_instances", state.instances(dag, path.get(3))));
      case "POST clearTaskInstances 3" ->
          ok(200, Map.of("task_instances", state.clear(dag, json(request))));
      case "DELETE assets 4", "DELETE datasets 4" -> {
        state.dropQueuedEvents(dag);
        yield new Response(204, "");
      }
      default -> error(405, what);
    };
  }

  /** Version 1 sets every field that comes unless the mask keeps it from; 2 refuses others. */
  private Response patchDag(Request request, String dag) {
    var body = json(request);
    boolean masked = "update_mask=is_paused".equals(request.query());
    if (version == ApiVersion.V1 ? !masked : body.size() != 1) {
      return error(422, "only is_paused may change");
    }
    return ok(200, state.setPaused(dag, body.path("is_paused").asBoolean()));
  }

  private Response trigger(String dag, JsonNode body) {
    if (version == ApiVersion.V2 && !body.has("logical_date")) {
      return error(422, "logical_date: Field required");
    }
    return ok(200, state.trigger(dag, body.path("dag_run_id").asText(), body));
  }

  private Response asset(Request request, List<String> path) {
    if (path.size() == 1) {
      return ok(
          200, Map.of(version.assetsField(), state.assets(query(request).get("uri_pattern"))));
    }
    var body = request.method().equals("POST") ? json(request) : null;
    if (body == null) {
      return ok(200, Map.of(version.eventsField(), state.events()));
    }
    var field = version == ApiVersion.V1 ? "dataset_uri" : "asset_id";
    return body.has(field)
        ? ok(200, state.addEvent(body.path("extra")))
        : error(422, field + ": Field required");
  }

  private static Map<String, String> query(Request request) {
    var parameters = new HashMap<String, String>();
    for (var part : request.query() == null ? new String[0] : request.query().split("&", -1)) {
      int equals = part.indexOf('=');
      parameters.put(
          part.substring(0, equals),
          URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static JsonNode json(Request request) {
    try {
      return Json.mapper().readTree(request.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Response ok(int status, Object body) {
    return new Response(status, Json.write(body));
  }

  private static Response error(int status, String detail) {
    return new Response(status, Json.write(Map.of("detail", detail)));
  }
}
