package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.DatasetId;
import io.plumbline.model.JobId;

/** Reads what identifies datasets, jobs and runs. */
final class Identity {
  private Identity() {}

  /** The dataset that a node names by namespace and name, or null if it does not or at length. */
  static DatasetId dataset(String tenant, JsonNode node) {
    var namespace = Fields.name(node, "namespace");
    var name = Fields.name(node, "name");
    if (namespace == null || name == null) {
      return null;
    }
    var id = CanonicalNames.dataset(tenant, namespace, name);
    return id.namespace().isEmpty() || id.name().isEmpty() ? null : id;
  }

  /** The job of an event. */
  static JobId job(String tenant, JsonNode event) throws UndecodableException {
    var job = event.path("job");
    return new JobId(
        tenant, required(job, "namespace", "job.namespace"), required(job, "name", "job.name"));
  }

  /** The run of an event, as a UUID. */
  static String run(JsonNode event) throws UndecodableException {
    return RunIds.of(required(event.path("run"), "runId", "run.runId"));
  }

  /** The parent of the run of an event, as a UUID, or null; {@code parentRun} is its old name. */
  static String parentRun(JsonNode event) {
    var facets = event.path("run").path("facets");
    var parent = Fields.name(facets.path("parent").path("run"), "runId");
    if (parent == null) {
      parent = Fields.name(facets.path("parentRun").path("run"), "runId");
    }
    return parent == null ? null : RunIds.of(parent);
  }

  private static String required(JsonNode node, String field, String path)
      throws UndecodableException {
    var text = Fields.text(node, field);
    if (text == null) {
      throw new UndecodableException(
          Reason.NO_IDENTITY,
          "Cannot identify event: " + path + " is missing; send it as text that is not blank");
    }
    if (text.length() > Limits.NAME_CHARACTERS) {
      throw new UndecodableException(
          Reason.LIMIT,
          "Cannot take event: %s has %d characters; send at most %d"
              .formatted(path, text.length(), Limits.NAME_CHARACTERS));
    }
    return text;
  }
}
