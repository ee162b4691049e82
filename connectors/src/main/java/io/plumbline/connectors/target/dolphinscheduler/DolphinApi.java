package io.plumbline.connectors.target.dolphinscheduler;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.target.http.BusyException;
import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.connectors.target.http.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is asked of DolphinScheduler about the workflows of one project. */
record DolphinApi(JsonApi http, DolphinWords words, String project) implements AutoCloseable {
  private static final int PAGE = 50;
  // Of the API's own codes, the one that stands for trouble within.
  private static final int INTERNAL_ERROR = 10_000;

  /** A workflow, with the schedule that starts it if it has one. */
  record Workflow(String name, String code, String schedule, boolean isOnline) {}

  Workflow find(String name) throws IOException, InterruptedException, RefusedException {
    var what = "find workflow " + name;
    var query = JsonApi.query(Map.of("name", name));
    var code =
        get(words.definitions() + "/query-by-name?" + query, what)
            .path(words.definition())
            .path("code")
            .asText();
    if (code.isEmpty()) {
      throw new RefusedException(
          "Cannot find workflow %s at %s: set the option workflow".formatted(name, http.host()));
    }
    var by = Map.of(words.definitionCode(), code, "pageNo", "1", "pageSize", "1");
    var schedule =
        get("/schedules?" + JsonApi.query(by), "read the schedule of " + name)
            .path("totalList")
            .path(0);
    return new Workflow(
        name,
        code,
        schedule.path("id").asText(),
        schedule.path("releaseState").asText().equals("ONLINE"));
  }

  void setOnline(Workflow workflow, boolean online)
      throws IOException, InterruptedException, RefusedException {
    var path = "/schedules/" + JsonApi.segment(workflow.schedule());
    post(
        path + (online ? "/online" : "/offline"),
        Map.of(),
        "switch the schedule of " + workflow.name());
  }

  /** The latest instances, the newest first. */
  List<DolphinInstance> instances(Workflow workflow)
      throws IOException, InterruptedException, RefusedException {
    var by =
        Map.of(
            words.listedBy(), workflow.code(), "pageNo", "1", "pageSize", Integer.toString(PAGE));
    var instances = new ArrayList<DolphinInstance>();
    for (var listed :
        get(words.instances() + "?" + JsonApi.query(by), "list runs of " + workflow.name())
            .path("totalList")) {
      instances.add(DolphinInstance.of(listed));
    }
    return instances;
  }

  /** Has something done to an instance, such as {@code PAUSE}. */
  void execute(DolphinInstance instance, String what)
      throws IOException, InterruptedException, RefusedException {
    var form = Map.of(words.instanceId(), Long.toString(instance.id()), "executeType", what);
    post("/executors/execute", form, what + " run " + instance.id());
  }

  void start(Workflow workflow, String parameters)
      throws IOException, InterruptedException, RefusedException {
    var form =
        Map.of(
            words.definitionCode(),
            workflow.code(),
            "scheduleTime",
            "",
            "failureStrategy",
            "CONTINUE",
            "warningType",
            "NONE",
            "startParams",
            parameters);
    post(words.start(), form, "start workflow " + workflow.name());
  }

  private JsonNode get(String path, String what)
      throws IOException, InterruptedException, RefusedException {
    return data(http.get(root() + path), what);
  }

  private void post(String path, Map<String, String> form, String what)
      throws IOException, InterruptedException, RefusedException {
    data(http.postForm(root() + path, form), what);
  }

  private String root() throws RefusedException {
    return "/projects/" + JsonApi.segment(project);
  }

  /** Errors come with status 200 and a code of the API's own. */
  private static JsonNode data(Reply reply, String what) throws RefusedException, BusyException {
    var body = reply.accepted(what);
    int code = body.path("code").asInt(-1);
    if (code == INTERNAL_ERROR) {
      throw new BusyException(reply.answer().summary());
    }
    if (code != 0) {
      throw new RefusedException("Cannot %s: %s".formatted(what, reply.answer().summary()));
    }
    return body.path("data");
  }

  @Override
  public void close() {
    http.close();
  }
}
