package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.telemetry.Decoded;
import io.plumbline.connectors.telemetry.TelemetryDecoder;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetUpdate;
import io.plumbline.model.JobUpdate;
import io.plumbline.model.RunEventType;
import io.plumbline.model.RunUpdate;
import io.plumbline.model.SchemaObservation;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Reads OpenLineage run, job and dataset events, told apart by what they hold, not by their schema
 * URL. Facets that are unknown, null or of the wrong type are as if absent: they never cost the
 * event.
 */
public final class OpenLineageDecoder implements TelemetryDecoder {
  /** The name of the format. */
  public static final String FORMAT = "openlineage";

  private static final Set<String> PROCESSING_TYPES = Set.of("BATCH", "STREAMING", "SERVICE");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public Decoded decode(String tenant, byte[] event) throws UndecodableException {
    var root = EventParser.parse(event);
    boolean hasJob = root.hasNonNull("job");
    if (hasJob && root.hasNonNull("run")) {
      return run(tenant, root);
    }
    if (root.hasNonNull("dataset")) {
      return dataset(tenant, root);
    }
    if (hasJob) {
      return job(tenant, root);
    }
    throw new UndecodableException(
        Reason.NO_IDENTITY,
        "Cannot identify event: it names no job and no dataset; send run and job, job, or dataset");
  }

  private static Decoded run(String tenant, JsonNode event) throws UndecodableException {
    var job = Identity.job(tenant, event);
    var runId = Identity.run(event);
    long at = eventTime(event);
    var inputs = DatasetList.read(tenant, event.path("inputs"), Side.INPUT);
    var outputs = DatasetList.read(tenant, event.path("outputs"), Side.OUTPUT);
    JobLineage.apply(tenant, event, inputs, outputs);
    requireBounded(inputs, outputs);
    var run =
        new RunUpdate(
            job,
            runId,
            type(event),
            at,
            EventHash.of(event),
            codeVersion(event),
            processingType(event),
            Identity.parentRun(event),
            nominalStart(event),
            inputs.list(),
            outputs.list());
    return Decoded.ofRun(run, schemas(run));
  }

  private static Decoded job(String tenant, JsonNode event) throws UndecodableException {
    var job = Identity.job(tenant, event);
    long at = eventTime(event);
    var inputs = DatasetList.read(tenant, event.path("inputs"), Side.INPUT);
    var outputs = DatasetList.read(tenant, event.path("outputs"), Side.OUTPUT);
    JobLineage.apply(tenant, event, inputs, outputs);
    requireBounded(inputs, outputs);
    return Decoded.ofJob(
        new JobUpdate(
            job, at, EventHash.of(event), codeVersion(event), inputs.list(), outputs.list()));
  }

  private static Decoded dataset(String tenant, JsonNode event) throws UndecodableException {
    var facts = DatasetReader.read(tenant, event.path("dataset"), Side.SUBJECT);
    if (facts == null) {
      throw new UndecodableException(
          Reason.NO_IDENTITY,
          "Cannot identify event: dataset.namespace or dataset.name is missing or longer than "
              + Limits.NAME_CHARACTERS
              + " characters; send both as text that is not blank");
    }
    var update = new DatasetUpdate(facts, eventTime(event), EventHash.of(event));
    return Decoded.ofDataset(
        update,
        showsSchema(facts)
            ? List.of(
                new SchemaObservation(
                    facts.dataset(),
                    update.atMillis(),
                    update.eventHash(),
                    null,
                    null,
                    facts.columns()))
            : List.of());
  }

  /** Outputs alone: an input may list no more than the columns that were read. */
  private static List<SchemaObservation> schemas(RunUpdate run) {
    // A run that failed may not have made the schema that it announced.
    if (run.type() == RunEventType.FAIL || run.type() == RunEventType.ABORT) {
      return List.of();
    }
    return run.outputs().stream()
        .filter(OpenLineageDecoder::showsSchema)
        .map(
            output ->
                new SchemaObservation(
                    output.dataset(),
                    run.atMillis(),
                    run.runId(),
                    run.job().id(),
                    run.codeVersion(),
                    output.columns()))
        .toList();
  }

  private static boolean showsSchema(DatasetFacts facts) {
    return !facts.columns().isEmpty() && !"DROP".equals(facts.lifecycle());
  }

  private static long eventTime(JsonNode event) throws UndecodableException {
    return Fields.time(event, "eventTime")
        .filter(at -> !at.isBefore(Instant.EPOCH) && !at.isAfter(LATEST))
        .orElseThrow(
            () ->
                new UndecodableException(
                    Reason.BAD_TIME,
                    "Cannot read eventTime: it is missing or no time;"
                        + " send ISO 8601 such as 2026-01-31T08:00:00.000Z"))
        .toEpochMilli();
  }

  private static void requireBounded(DatasetList inputs, DatasetList outputs)
      throws UndecodableException {
    int datasets = inputs.size() + outputs.size();
    if (datasets > Limits.DATASETS) {
      throw new UndecodableException(
          Reason.LIMIT,
          "Cannot take event: it has %d inputs and outputs; send at most %d"
              .formatted(datasets, Limits.DATASETS));
    }
  }

  private static RunEventType type(JsonNode event) {
    var told = Fields.keyword(event, "eventType");
    for (var type : RunEventType.values()) {
      if (type.name().equals(told)) {
        return type;
      }
    }
    return RunEventType.OTHER;
  }

  private static String codeVersion(JsonNode event) {
    var source = event.path("job").path("facets").path("sourceCodeLocation");
    var version = Fields.name(source, "version");
    return version != null ? version : Fields.name(source, "tag");
  }

  private static String processingType(JsonNode event) {
    var told = Fields.keyword(event.path("job").path("facets").path("jobType"), "processingType");
    return PROCESSING_TYPES.contains(told) ? told : null;
  }

  private static Long nominalStart(JsonNode event) {
    return Fields.time(event.path("run").path("facets").path("nominalTime"), "nominalStartTime")
        .filter(at -> !at.isAfter(LATEST))
        .map(Instant::toEpochMilli)
        .orElse(null);
  }
}
