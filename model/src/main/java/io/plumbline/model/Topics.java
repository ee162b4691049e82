package io.plumbline.model;

import java.util.List;

/** The Kafka topics of the engine, {@code plumbline.<name>}. */
public final class Topics {
  public static final String TELEMETRY = "plumbline.telemetry";
  public static final String SAMPLES = "plumbline.samples";
  public static final String ACCESS = "plumbline.access";
  public static final String RULES = "plumbline.rules";
  public static final String COMMANDS = "plumbline.commands";
  public static final String METRICS = "plumbline.metrics";
  public static final String FINDINGS = "plumbline.findings";

  /** What the jobs of declared tables find, before it is judged whether it is news. */
  public static final String TABLE_FINDINGS = "plumbline.table-findings";

  public static final String ALERTS = "plumbline.alerts";
  public static final String DECISIONS = "plumbline.decisions";
  public static final String OUTCOMES = "plumbline.outcomes";

  /** The hash-chained journal of decisions: one partition, one writer, kept for good. */
  public static final String JOURNAL = "plumbline.journal";

  public static final String QUARANTINE = "plumbline.quarantine";
  public static final String DEAD_LETTERS = "plumbline.dead-letters";

  /** Every topic. {@link #RULES} alone is compacted. */
  public static final List<String> ALL =
      List.of(
          TELEMETRY,
          SAMPLES,
          ACCESS,
          RULES,
          COMMANDS,
          METRICS,
          FINDINGS,
          TABLE_FINDINGS,
          ALERTS,
          DECISIONS,
          OUTCOMES,
          JOURNAL,
          QUARANTINE,
          DEAD_LETTERS);

  /** Record header that names the tenant; absent means {@link #DEFAULT_TENANT}. */
  public static final String TENANT_HEADER = "plumbline-tenant";

  public static final String DEFAULT_TENANT = "default";

  private Topics() {}
}
