package io.plumbline.connectors.target.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * DAGs, runs, task instances and assets as Airflow keeps them; tasks of a DAG run in their order.
 */
final class AirflowState {
  private final Map<String, Dag> dags = new LinkedHashMap<>();
  private final List<Map<String, Object>> events = new ArrayList<>();
  private final Map<String, Integer> assets = new LinkedHashMap<>();
  private int effects;
  private boolean clearsAll;

  private static final class Dag {
    private final List<String> tasks;
    private final Map<String, Run> runs = new LinkedHashMap<>();
    private boolean paused;
    private int queuedEvents;

    private Dag(List<String> tasks) {
      this.tasks = tasks;
    }
  }

  private static final class Run {
    private String state;
    private Instant started;
    private final Instant due;
    private final Map<String, String> tasks = new LinkedHashMap<>();
    private JsonNode asked;

    private Run(String state, Instant due) {
      this.state = state;
      this.due = due;
      this.started = due;
    }
  }

  static final class Missing extends RuntimeException {
    Missing(String what) {
      super(what + " not found");
    }
  }

  static final class Taken extends RuntimeException {
    Taken(String what) {
      super(what + " already exists");
    }
  }

  synchronized void addDag(String id, String... tasks) {
    dags.put(id, new Dag(List.of(tasks)));
  }

  synchronized void addRun(String dag, String id, String state, Instant due) {
    var run = new Run(state, due);
    of(dag).tasks.forEach(task -> run.tasks.put(task, state));
    of(dag).runs.put(id, run);
  }

  synchronized void addAsset(String uri) {
    assets.put(uri, assets.size() + 1);
  }

  synchronized void queueEvent(String dag) {
    of(dag).queuedEvents++;
  }

  /** As a person does in the web interface. */
  synchronized void setPausedByHand(String dag, boolean paused) {
    of(dag).paused = paused;
  }

  /** As a version of Airflow did: clears every run there is. */
  synchronized void clearAllRuns() {
    clearsAll = true;
  }

  synchronized void finishRun(String dag, String run, Instant started) {
    runOf(dag, run).state = "success";
    runOf(dag, run).started = started;
    runOf(dag, run).tasks.replaceAll((task, state) -> "success");
  }

  /** How often something changed through the API. */
  synchronized int effects() {
    return effects;
  }

  synchronized boolean isPaused(String dag) {
    return of(dag).paused;
  }

  synchronized int queuedEvents(String dag) {
    return of(dag).queuedEvents;
  }

  synchronized Set<String> runIds(String dag) {
    return new LinkedHashSet<>(of(dag).runs.keySet());
  }

  synchronized String runState(String dag, String run) {
    return runOf(dag, run).state;
  }

  synchronized Map<String, String> taskStates(String dag, String run) {
    return new LinkedHashMap<>(runOf(dag, run).tasks);
  }

  synchronized JsonNode asked(String dag, String run) {
    return runOf(dag, run).asked;
  }

  synchronized List<Map<String, Object>> events() {
    return List.copyOf(events);
  }

  Map<String, Object> dag(String id) {
    return Map.of("dag_id", id, "is_paused", of(id).paused);
  }

  Map<String, Object> task(String dag, String task) {
    if (!of(dag).tasks.contains(task)) {
      throw new Missing("Task " + task);
    }
    return Map.of("task_id", task);
  }

  Map<String, Object> setPaused(String id, boolean paused) {
    if (of(id).paused != paused) {
      of(id).paused = paused;
      effects++;
    }
    return dag(id);
  }

  void dropQueuedEvents(String dag) {
    if (of(dag).queuedEvents == 0) {
      throw new Missing("Queued event");
    }
    of(dag).queuedEvents = 0;
  }

  List<Map<String, Object>> runs(String dag, Map<String, String> query) {
    var lastDue = query.getOrDefault("execution_date_lte", query.get("run_after_lte"));
    var lastStart = query.get("start_date_lte");
    return of(dag).runs.entrySet().stream()
        .filter(e -> query.get("state") == null || e.getValue().state.equals(query.get("state")))
        .filter(e -> lastDue == null || !e.getValue().due.isAfter(Instant.parse(lastDue)))
        .filter(e -> lastStart == null || !e.getValue().started.isAfter(Instant.parse(lastStart)))
        .sorted(
            Comparator.comparing((Map.Entry<String, Run> entry) -> entry.getValue().due).reversed())
        .limit(Integer.parseInt(query.get("limit")))
        .map(entry -> run(dag, entry.getKey()))
        .toList();
  }

  Map<String, Object> run(String dag, String id) {
    var run = runOf(dag, id);
    return Map.of("dag_run_id", id, "state", run.state, "start_date", run.started.toString());
  }

  Map<String, Object> trigger(String dag, String id, JsonNode asked) {
    if (of(dag).runs.containsKey(id)) {
      throw new Taken("DAGRun " + id);
    }
    addRun(dag, id, "queued", Instant.parse("2026-01-31T12:00:00Z"));
    runOf(dag, id).asked = asked;
    effects++;
    return run(dag, id);
  }

  Map<String, Object> setRunState(String dag, String id, String state) {
    runOf(dag, id).state = state;
    effects++;
    return run(dag, id);
  }

  List<Map<String, String>> instances(String dag, String run) {
    var started = runOf(dag, run).started.toString();
    return runOf(dag, run).tasks.entrySet().stream()
        .map(e -> Map.of("task_id", e.getKey(), "state", e.getValue(), "start_date", started))
        .toList();
  }

  /** What is cleared, or would be: Airflow's defaults are the dry run and failed tasks alone. */
  List<Map<String, String>> clear(String dag, JsonNode body) {
    var cleared = new ArrayList<Map<String, String>>();
    var asked = new ArrayList<String>();
    body.path("task_ids").forEach(task -> asked.add(task.asText()));
    var tasks = of(dag).tasks;
    int first = asked.isEmpty() ? 0 : tasks.indexOf(asked.get(0));
    for (var run : of(dag).runs.entrySet()) {
      if (!clearsAll && !run.getKey().equals(body.path("dag_run_id").asText())) {
        continue;
      }
      for (var task : tasks) {
        boolean after =
            body.path("include_downstream").asBoolean(false) && tasks.indexOf(task) >= first;
        boolean named = asked.isEmpty() || asked.contains(task) || after;
        boolean failed = run.getValue().tasks.get(task).equals("failed");
        if (named && (failed || !body.path("only_failed").asBoolean(true))) {
          cleared.add(Map.of("dag_id", dag, "dag_run_id", run.getKey(), "task_id", task));
        }
      }
    }
    if (!body.path("dry_run").asBoolean(true)) {
      cleared.forEach(one -> restart(dag, one.get("dag_run_id"), one.get("task_id")));
      effects++;
    }
    return cleared;
  }

  private void restart(String dag, String run, String task) {
    runOf(dag, run).state = "queued";
    runOf(dag, run).tasks.put(task, "scheduled");
  }

  List<Map<String, Object>> assets(String pattern) {
    return assets.entrySet().stream()
        .filter(asset -> asset.getKey().contains(pattern))
        .map(asset -> Map.<String, Object>of("id", asset.getValue(), "uri", asset.getKey()))
        .toList();
  }

  Map<String, Object> addEvent(JsonNode extra) {
    events.add(Map.of("extra", extra));
    effects++;
    return events.get(events.size() - 1);
  }

  private Dag of(String id) {
    var dag = dags.get(id);
    if (dag == null) {
      throw new Missing("DAG " + id);
    }
    return dag;
  }

  private Run runOf(String dag, String id) {
    var run = of(dag).runs.get(id);
    if (run == null) {
      throw new Missing("DAGRun " + id);
    }
    return run;
  }
}
