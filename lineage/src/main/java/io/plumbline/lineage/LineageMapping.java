package io.plumbline.lineage;

import io.plumbline.model.ColumnEdge;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetReader;
import io.plumbline.model.DatasetUpdate;
import io.plumbline.model.JobId;
import io.plumbline.model.JobUpdate;
import io.plumbline.model.ReadDay;
import io.plumbline.model.RunUpdate;
import java.util.ArrayList;
import java.util.List;

/**
 * What one telemetry event changes in the graph. Pure: the same event gives the same mutations, and
 * the mutations of any number of events, in any order and however often, give the same graph.
 */
public final class LineageMapping {
  private LineageMapping() {}

  /** What an event of a run changes. Its edges are those of the datasets that it names. */
  public static List<GraphMutation> of(RunUpdate run) {
    var mutations = new Mutations(run.job().tenant(), run.atMillis(), run.eventHash());
    var jobKey = job(mutations, run.job(), run.codeVersion());
    if (run.processingType() != null) {
      mutations.node(GraphLabel.JOB_TYPE, jobKey, "processingType", run.processingType());
    }
    moves(mutations, jobKey, run.inputs(), run.outputs(), Evidence.CARTESIAN);
    new RunMapping(mutations, run).map();
    return mutations.all();
  }

  /** What the declaration of a job changes. */
  public static List<GraphMutation> of(JobUpdate update) {
    var mutations = new Mutations(update.job().tenant(), update.atMillis(), update.eventHash());
    var jobKey = job(mutations, update.job(), update.codeVersion());
    moves(mutations, jobKey, update.inputs(), update.outputs(), Evidence.DECLARED);
    return mutations.all();
  }

  /** What the description of a dataset changes. Its column lineage has no job to run through. */
  public static List<GraphMutation> of(DatasetUpdate update) {
    var facts = update.facts();
    var mutations = new Mutations(facts.dataset().tenant(), update.atMillis(), update.eventHash());
    var datasets = new DatasetMapping(mutations);
    var key = datasets.written(facts);
    new ColumnMapping(mutations, datasets).edges(facts, null);
    for (var edge : facts.columnEdges()) {
      var from = datasets.named(edge.input());
      mutations.evidence(GraphLabel.DERIVES, from, key, Evidence.COLUMN);
    }
    return mutations.all();
  }

  /**
   * What is known of a reader changes. The dataset is not named by it: what nothing but access logs
   * tells of is no dataset that lineage lists.
   */
  public static List<GraphMutation> of(DatasetReader reader) {
    var tenant = reader.dataset().tenant();
    var dataset = GraphKeys.dataset(reader.dataset());
    var user = GraphKeys.user(tenant, reader.user());
    long reads = reader.days().stream().mapToLong(ReadDay::reads).sum();
    // All of it only grows, so that what knows of more is later.
    var sequence = Sequences.known(reader.lastMillis(), 2 * reads + (reader.proven() ? 1 : 0));
    var last = new Mutations(tenant, reader.lastMillis(), "");
    last.node(GraphLabel.USER, user, "name", reader.user());
    read(last, sequence, dataset, user, reader);
    if (reader.firstMillis() == reader.lastMillis()) {
      return last.all();
    }
    var first = new Mutations(tenant, reader.firstMillis(), "");
    read(first, sequence, dataset, user, reader);
    var mutations = new ArrayList<>(last.all());
    mutations.addAll(first.all());
    return List.copyOf(mutations);
  }

  private static void read(
      Mutations mutations, String sequence, String dataset, String user, DatasetReader reader) {
    mutations.sequencedEdge(
        GraphLabel.ACCESSED_BY,
        sequence,
        dataset,
        user,
        "proven",
        String.valueOf(reader.proven()),
        "days",
        ReadDays.text(reader.days()));
  }

  private static String job(Mutations mutations, JobId job, String codeVersion) {
    var key = GraphKeys.job(job);
    mutations.node(GraphLabel.JOB, key, "ns", job.namespace(), "name", job.name());
    if (codeVersion != null) {
      var version = GraphKeys.jobVersion(job, codeVersion);
      var code = GraphKeys.codeVersion(job.tenant(), codeVersion);
      mutations.node(GraphLabel.JOB_CODE, key, "codeVersion", codeVersion);
      mutations.node(GraphLabel.JOB_VERSION, version, "jobKey", key, "codeVersion", codeVersion);
      mutations.node(GraphLabel.CODE_VERSION, code, "version", codeVersion);
      mutations.edge(GraphLabel.BUILT_FROM, version, code);
    }
    return key;
  }

  private static void moves(
      Mutations mutations,
      String jobKey,
      List<DatasetFacts> inputs,
      List<DatasetFacts> outputs,
      Evidence evidence) {
    var datasets = new DatasetMapping(mutations);
    var columns = new ColumnMapping(mutations, datasets);
    for (var output : outputs) {
      var seen = output.columnEdges().isEmpty() ? evidence : Evidence.COLUMN;
      mutations.evidence(GraphLabel.WRITES, jobKey, datasets.written(output), seen);
      columns.edges(output, jobKey);
    }
    var columnInputs = columnInputs(outputs);
    for (var input : inputs) {
      var seen = columnInputs.contains(input.dataset()) ? Evidence.COLUMN : evidence;
      mutations.evidence(GraphLabel.READ_BY, datasets.read(input), jobKey, seen);
    }
    // Column lineage can name an input that the list of inputs left out.
    for (var input : columnInputs) {
      mutations.evidence(GraphLabel.READ_BY, datasets.named(input), jobKey, Evidence.COLUMN);
    }
  }

  private static List<DatasetId> columnInputs(List<DatasetFacts> outputs) {
    return outputs.stream()
        .flatMap(output -> output.columnEdges().stream())
        .map(ColumnEdge::input)
        .distinct()
        .toList();
  }
}
