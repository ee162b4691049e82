package io.plumbline.server.ingest;

import com.fasterxml.jackson.core.JsonToken;
import io.plumbline.model.Hashes;
import io.plumbline.server.http.ProblemException;

/**
 * What a telemetry event must have to be stored: something that it is about. Told by content, never
 * by schema URL, for producers leave that out or mistake it.
 *
 * @param key stable hash of the job, or of the dataset if the event has no job: the runs of a job
 *     keep their order in one partition, which is the order in which its loads are judged
 */
record EventIdentity(Kind kind, String key) {

  enum Kind {
    RUN,
    JOB,
    DATASET
  }

  /** The parts of an event that can identify it; null where absent or of a wrong type. */
  private record Parts(boolean run, String runId, Name job, Name dataset) {}

  private record Name(String namespace, String name) {

    boolean complete() {
      return !blank(namespace) && !blank(name);
    }
  }

  /**
   * The identity of an event.
   *
   * @throws ProblemException 400 if it is not one JSON object, or has no identity
   */
  static EventIdentity of(byte[] event) {
    try (var json = JsonText.of(event)) {
      if (json.next() != JsonToken.START_OBJECT) {
        throw ProblemException.badRequest(
            "Cannot take the event: it is not a JSON object; arrays go to /api/v1/lineage/batch");
      }
      var parts = parts(json);
      json.end();
      return of(parts);
    }
  }

  private static EventIdentity of(Parts parts) {
    var job = parts.job();
    if (parts.run()) {
      if (blank(parts.runId()) || job == null || !job.complete()) {
        throw missing("a run event needs run.runId, job.namespace and job.name");
      }
      return new EventIdentity(Kind.RUN, Hashes.of("job", job.namespace(), job.name()));
    }
    if (job != null && job.complete()) {
      return new EventIdentity(Kind.JOB, Hashes.of("job", job.namespace(), job.name()));
    }
    var dataset = parts.dataset();
    if (dataset != null && dataset.complete()) {
      return new EventIdentity(
          Kind.DATASET, Hashes.of("dataset", dataset.namespace(), dataset.name()));
    }
    throw missing("it needs run and job, or job, or dataset, each with namespace and name");
  }

  private static Parts parts(JsonText json) {
    boolean run = false;
    String runId = null;
    Name job = null;
    Name dataset = null;
    while (json.next() == JsonToken.FIELD_NAME) {
      var field = json.name();
      var value = json.next();
      switch (field) {
        case "run" -> {
          run = value != JsonToken.VALUE_NULL;
          runId = strings(json, "runId", "runId").namespace();
        }
        case "job" -> job = strings(json, "namespace", "name");
        case "dataset" -> dataset = strings(json, "namespace", "name");
        default -> json.skip();
      }
    }
    return new Parts(run, runId, job, dataset);
  }

  /** Two string fields of the current value, which need not be an object. */
  private static Name strings(JsonText json, String first, String second) {
    String one = null;
    String two = null;
    if (!json.isObject()) {
      json.skip();
      return new Name(null, null);
    }
    while (json.next() == JsonToken.FIELD_NAME) {
      var field = json.name();
      json.next();
      if (field.equals(first)) {
        one = json.string();
      }
      if (field.equals(second)) {
        two = json.string();
      }
      json.skip();
    }
    return new Name(one, two);
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  private static ProblemException missing(String needed) {
    return ProblemException.badRequest("Cannot tell what the event is about: " + needed);
  }
}
