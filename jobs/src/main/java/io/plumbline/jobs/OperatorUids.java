package io.plumbline.jobs;

/**
 * The uid of every operator. State is found by it after an upgrade: never change one, never use a
 * retired one again.
 */
public enum OperatorUids {
  TELEMETRY_SOURCE("telemetry-source"),
  SAMPLES_SOURCE("samples-source"),
  RULES_SOURCE("rules-source"),
  COMMANDS_SOURCE("commands-source"),
  COMMANDS_SPLIT("commands-split"),
  CLOCK_SOURCE("clock-source"),
  TELEMETRY_CLOCK("telemetry-clock"),
  SAMPLES_CLOCK("samples-clock"),
  TELEMETRY_SPLIT("telemetry-split"),
  SAMPLES_SPLIT("samples-split"),
  RULES_REJECT("rules-reject"),
  RULES_DECLARE("rules-declare"),
  RUN_FOLD("run-fold"),
  RUN_METRICS("run-metrics"),
  LOAD_EVENTS("load-events"),
  LOAD_JUDGE("load-judge"),
  SCHEMA_JUDGE("schema-judge"),
  ARRIVAL_ROUTE("arrival-route"),
  ARRIVAL_JUDGE("arrival-judge"),
  FORECAST("forecast"),
  ROW_EVALUATE("row-evaluate"),
  ROW_MERGE("row-merge"),
  INCIDENT_EVENTS("incident-events"),
  INCIDENTS("incidents"),
  INCIDENT_READS("incident-reads"),
  EXPOSURE("exposure"),
  ALERT_NEWS("alert-news"),
  LOAD_NEWS("load-news"),
  DECISIONS("decisions"),
  ACCESS_SOURCE("access-source"),
  ACCESS_SPLIT("access-split"),
  ACCESS_SINCE("access-since"),
  ACCESS_WATCH("access-watch"),
  READERS_SOURCE("readers-source"),
  READERS_SPLIT("readers-split"),
  READERS("readers"),
  LINEAGE_SOURCE("lineage-source"),
  LINEAGE_MAP("lineage-map"),
  LINEAGE_REPEATS("lineage-repeats"),
  METRICS_SINK("metrics-sink"),
  FINDINGS_SINK("findings-sink"),
  ALERTS_SINK("alerts-sink"),
  DECISIONS_SINK("decisions-sink"),
  QUARANTINE_SINK("quarantine-sink"),
  /** Followed by the name of the table. */
  TABLE_EVALUATE("table-evaluate"),
  /** Followed by its place and the name of the table. */
  TABLE_READ("table-read"),
  TABLE_FINDINGS_SINK("table-findings-sink"),
  TABLE_FINDINGS_SOURCE("table-findings-source"),
  DEAD_LETTERS_SINK("dead-letters-sink"),
  LINEAGE_SINK("lineage-sink");

  private final String uid;

  OperatorUids(String uid) {
    this.uid = uid;
  }

  /** The uid, also the operator's name. */
  public String uid() {
    return uid;
  }
}
