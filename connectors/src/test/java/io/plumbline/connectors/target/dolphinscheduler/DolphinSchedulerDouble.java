package io.plumbline.connectors.target.dolphinscheduler;

import io.plumbline.connectors.target.ServerDouble;
import io.plumbline.model.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stands for DolphinScheduler: speaks of its REST API, in the words of either version, what the
 * target uses, after its documentation. It is ours and proves nothing about DolphinScheduler
 * itself.
 */
final class DolphinSchedulerDouble extends ServerDouble {
  static final String TOKEN = "correct horse battery staple";
  private static final String PROJECT = "/projects/7";

  private final DolphinWords words;
  private final Map<String, Boolean> schedules = new LinkedHashMap<>();
  private final Map<String, List<Map<String, Object>>> runs = new LinkedHashMap<>();
  private int lastRun;
  private int effects;
  private boolean hidesRuns;

  DolphinSchedulerDouble(DolphinWords words) throws IOException {
    this.words = words;
  }

  synchronized void addWorkflow(String name, boolean online) {
    schedules.put(name, online);
    runs.put(name, new ArrayList<>());
  }

  synchronized long addRun(String workflow, String state) {
    return start(workflow, state, "");
  }

  synchronized void setOnlineByHand(String workflow, boolean online) {
    schedules.put(workflow, online);
  }

  synchronized void setState(long run, String state) {
    run(run).put("state", state);
  }

  /** Lists no runs, as before they are made of what was asked for. */
  synchronized void hideRuns(boolean hides) {
    hidesRuns = hides;
  }

  synchronized boolean isOnline(String workflow) {
    return schedules.get(workflow);
  }

  synchronized String state(long run) {
    return (String) run(run).get("state");
  }

  synchronized int runs(String workflow) {
    return runs.get(workflow).size();
  }

  synchronized int effects() {
    return effects;
  }

  @Override
  protected Response respond(Request request) {
    if (!TOKEN.equals(request.token())) {
      return new Response(401, "");
    }
    if (!request.path().startsWith(PROJECT)) {
      return failed(10018, "project not found");
    }
    var path = request.path().substring(PROJECT.length());
    var asked = parameters(request.method().equals("GET") ? request.query() : request.body());
    if (path.equals(words.definitions() + "/query-by-name")) {
      var name = asked.get("name");
      return schedules.containsKey(name)
          ? ok(Map.of(words.definition(), Map.of("code", name)))
          : failed(50003, "workflow definition " + name + " does not exist");
    }
    if (path.equals(words.instances())) {
      var listed = hidesRuns ? List.of() : runs.get(asked.get(words.listedBy()));
      return ok(Map.of("totalList", listed));
    }
    if (path.equals("/schedules")) {
      var name = asked.get(words.definitionCode());
      var state = schedules.get(name) ? "ONLINE" : "OFFLINE";
      return ok(Map.of("totalList", List.of(Map.of("id", name, "releaseState", state))));
    }
    if (path.startsWith("/schedules/")) {
      schedules.put(path.split("/", -1)[2], path.endsWith("/online"));
      effects++;
      return ok(true);
    }
    if (path.equals(words.start())) {
      effects++;
      return ok(
          List.of(
              start(
                  asked.get(words.definitionCode()),
                  "SUBMITTED_SUCCESS",
                  asked.get("startParams"))));
    }
    return execute(Long.parseLong(asked.get(words.instanceId())), asked.get("executeType"));
  }

  private Response execute(long id, String type) {
    var run = run(id);
    effects++;
    run.put(
        "state",
        switch (type) {
          case "PAUSE" -> "PAUSE";
          case "STOP" -> "STOP";
          default -> "RUNNING_EXECUTION";
        });
    if (type.equals("REPEAT_RUNNING")) {
      run.put("runTimes", (int) run.get("runTimes") + 1);
    }
    return ok(true);
  }

  private long start(String workflow, String state, String parameters) {
    var run = new HashMap<String, Object>();
    run.put("id", ++lastRun);
    run.put("state", state);
    run.put("runTimes", 1);
    run.put("commandParam", parameters);
    runs.get(workflow).add(0, run);
    return lastRun;
  }

  private Map<String, Object> run(long id) {
    return runs.values().stream()
        .flatMap(List::stream)
        .filter(run -> (int) run.get("id") == id)
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> parameters(String text) {
    var parameters = new HashMap<String, String>();
    for (var part : text == null || text.isEmpty() ? new String[0] : text.split("&", -1)) {
      int equals = part.indexOf('=');
      parameters.put(
          part.substring(0, equals),
          URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static Response ok(Object data) {
    return new Response(200, Json.write(Map.of("code", 0, "msg", "success", "data", data)));
  }

  /** Errors have status 200, too. */
  private static Response failed(int code, String message) {
    return new Response(200, Json.write(Map.of("code", code, "msg", message)));
  }
}
