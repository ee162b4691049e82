package io.plumbline.connectors.target.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Hashes;
import io.plumbline.model.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Stops jobs with a savepoint. Flink works on it after it has answered, under an id that we give:
 * it is the decision's, so that asking again is not another savepoint.
 */
final class Savepoints {
  /** The fact that names where the savepoint is. */
  static final String SAVEPOINT = "savepoint";

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int ID_LENGTH = 32;
  private static final int MOST_TRIGGERS = 5;
  private static final List<String> PASSING =
      List.of(
          "Not all required tasks are currently running",
          "Checkpoint expired before completing",
          "Checkpoint was declined");
  private static final int TOLD = 200;

  private final JsonApi api;
  private final String directory;
  private final RetryPolicy<JsonNode> polls;

  /**
   * @param directory in which the savepoints are; null for the cluster's own
   * @param patience how long one savepoint is waited for
   */
  Savepoints(JsonApi api, String directory, Duration patience) {
    this.api = api;
    this.directory = directory;
    this.polls =
        RetryPolicy.<JsonNode>builder()
            .handleResultIf(state -> !isDone(state))
            .withBackoff(PAUSE, PAUSE.multipliedBy(10))
            .withMaxAttempts(-1)
            .withMaxDuration(patience)
            .build();
  }

  /** Stops a job and waits until its savepoint is there. */
  Effect stop(FlinkJob job, String decision)
      throws IOException, InterruptedException, RefusedException {
    for (int n = 0; n < MOST_TRIGGERS; n++) {
      var path = path(job, decision, n);
      if (api.get(path).status() == 404) {
        trigger(job, decision, n);
      }
      var state = await(job, path);
      if (!isDone(state)) {
        throw new IOException("the savepoint of job %s is not done yet".formatted(job.name()));
      }
      var location = location(state);
      if (!location.isEmpty()) {
        return new Effect(
            "Job %s is stopped; it can go on from savepoint %s".formatted(job.name(), location),
            Map.of(SAVEPOINT, location));
      }
      requirePassing(job, state);
    }
    throw new IOException("no savepoint of job %s came to its end".formatted(job.name()));
  }

  private void trigger(FlinkJob job, String decision, int n)
      throws IOException, InterruptedException, RefusedException {
    var body = Json.mapper().createObjectNode();
    body.put("drain", false).put("triggerId", id(decision, n));
    if (directory != null) {
      body.put("targetDirectory", directory);
    }
    api.post("/jobs/" + JsonApi.segment(job.id()) + "/stop", body)
        .accepted("stop job " + job.name());
  }

  /** A savepoint that failed because of how the job is just now is asked for anew. */
  private static void requirePassing(FlinkJob job, JsonNode state)
      throws InterruptedException, RefusedException {
    var cause = state.path("operation").path("failure-cause").path("stack-trace").asText();
    if (PASSING.stream().noneMatch(cause::contains)) {
      var line = cause.lines().findFirst().orElse("no savepoint was made");
      throw new RefusedException(
          "Cannot stop job %s: %s"
              .formatted(job.name(), line.substring(0, Math.min(line.length(), TOLD))));
    }
    Thread.sleep(PAUSE.toMillis());
  }

  /** What is to be said of a job that has ended, by this decision perhaps. */
  Effect ended(FlinkJob job, String decision)
      throws IOException, InterruptedException, RefusedException {
    for (int n = 0; n < MOST_TRIGGERS; n++) {
      var reply = api.get(path(job, decision, n));
      var location = location(reply.body());
      if (!location.isEmpty()) {
        return new Effect(
            "Job %s was stopped before; it can go on from savepoint %s"
                .formatted(job.name(), location),
            Map.of(SAVEPOINT, location));
      }
      if (reply.status() == 404) {
        break;
      }
    }
    return Effect.of("Job %s had ended before".formatted(job.name()));
  }

  private static String location(JsonNode state) {
    return state.path("operation").path("location").asText();
  }

  private JsonNode await(FlinkJob job, String path)
      throws IOException, InterruptedException, RefusedException {
    try {
      return Failsafe.with(polls)
          .get(() -> api.get(path).accepted("read the savepoint of " + job.name()));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      if (e.getCause() instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      throw new IOException("the savepoint cannot be read", e.getCause());
    }
  }

  private static String path(FlinkJob job, String decision, int n) throws RefusedException {
    return "/jobs/%s/savepoints/%s".formatted(JsonApi.segment(job.id()), id(decision, n));
  }

  private static boolean isDone(JsonNode state) {
    return state.path("status").path("id").asText().equals("COMPLETED");
  }

  private static String id(String decision, int n) {
    return Hashes.of("flink-stop", decision, Integer.toString(n)).substring(0, ID_LENGTH);
  }
}
