package io.plumbline.lineage;

import java.util.Set;

/**
 * The closed list of what a mutation can merge. Several names stand for one label of a node: each
 * is a group of properties with a sequence of its own, for a late event about one group must not be
 * lost because another group was written after it.
 */
enum GraphLabel {
  DATASET("Dataset", "seq", "ns", "name", "sortName", "leaf"),
  DATASET_REPORTED("Dataset", "reportedSeq", "reportedNamespace", "reportedName"),
  DATASET_SCHEMA("Dataset", "schemaSeq", "schemaKey"),
  DATASET_LIFECYCLE("Dataset", "lifecycleSeq", "lifecycle"),
  DATASET_CURRENT("Dataset", "versionSeq", "versionKey"),
  SCHEMA_VERSION("SchemaVersion", "seq", "datasetKey", "columns"),
  DATASET_VERSION("DatasetVersion", "seq", "datasetKey", "version"),
  COLUMN("Column", "seq", "datasetKey", "path"),
  JOB("Job", "seq", "ns", "name"),
  JOB_TYPE("Job", "typeSeq", "processingType"),
  JOB_CODE("Job", "codeSeq", "codeVersion"),
  JOB_VERSION("JobVersion", "seq", "jobKey", "codeVersion"),
  CODE_VERSION("CodeVersion", "seq", "version"),
  RUN("Run", "seq", "runId", "jobKey"),
  RUN_STATE("Run", "stateSeq", "state", "endedAt"),
  RUN_START("Run", "startSeq", "startedAt"),
  RUN_PARENT("Run", "parentSeq", "parentRunId"),
  RUN_NOMINAL("Run", "nominalSeq", "nominalStart"),
  USER("User", "seq", "name"),

  READ_BY("READ_BY", DATASET, JOB, "evidence"),
  WRITES("WRITES", JOB, DATASET, "evidence"),
  DERIVES("DERIVES", DATASET, DATASET, "evidence"),
  ALIAS_OF("ALIAS_OF", DATASET, DATASET),
  HAS("HAS", DATASET, COLUMN),
  FEEDS("FEEDS", COLUMN, COLUMN, "job", "transformation", "subtype", "masking"),
  SHAPES("SHAPES", COLUMN, DATASET, "job", "transformation", "subtype", "masking"),
  OF("OF", DATASET_VERSION, DATASET),
  CONSUMED_BY("CONSUMED_BY", DATASET_VERSION, RUN),
  PRODUCED("PRODUCED", RUN, DATASET_VERSION),
  RAN("RAN", RUN, JOB_VERSION),
  /** First and last seen are the first and the latest read. */
  ACCESSED_BY("ACCESSED_BY", DATASET, USER, "proven", "days"),
  BUILT_FROM("BUILT_FROM", JOB_VERSION, CODE_VERSION);

  /** Property of every mutation and node: which tenant it belongs to. */
  static final String TENANT = "tenant";

  private final String text;
  private final String sequence;
  private final GraphLabel from;
  private final GraphLabel to;
  private final Set<String> properties;

  GraphLabel(String text, String sequence, String... properties) {
    this(text, sequence, null, null, properties);
  }

  GraphLabel(String text, GraphLabel from, GraphLabel to, String... properties) {
    this(text, "seq", from, to, properties);
  }

  GraphLabel(String text, String sequence, GraphLabel from, GraphLabel to, String... properties) {
    this.text = text;
    this.sequence = sequence;
    this.from = from;
    this.to = to;
    this.properties = Set.of(properties);
  }

  /** The label or relationship type in the store. */
  String text() {
    return text;
  }

  /** The property that holds the sequence of this group. */
  String sequence() {
    return sequence;
  }

  boolean isEdge() {
    return from != null;
  }

  /** What an edge starts from. */
  GraphLabel from() {
    return from;
  }

  /** What an edge points to. */
  GraphLabel to() {
    return to;
  }

  /**
   * The label of a mutation, if all of it is known.
   *
   * @throws IllegalArgumentException if label, shape or a property is not in the list
   */
  static GraphLabel of(GraphMutation mutation) {
    GraphLabel label;
    try {
      label = valueOf(mutation.label());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot write graph mutation with unknown label: " + mutation.label(), e);
    }
    if (label.isEdge() != mutation.edge()) {
      throw new IllegalArgumentException(
          "Cannot write " + label + " mutation: " + (label.isEdge() ? "no ends" : "it has ends"));
    }
    if (!mutation.properties().containsKey(TENANT)) {
      throw new IllegalArgumentException("Cannot write " + label + " mutation: no tenant");
    }
    for (var property : mutation.properties().keySet()) {
      if (!property.equals(TENANT) && !label.properties.contains(property)) {
        throw new IllegalArgumentException(
            "Cannot write " + label + " mutation with unknown property: " + property);
      }
    }
    return label;
  }
}
