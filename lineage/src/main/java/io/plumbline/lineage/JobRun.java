package io.plumbline.lineage;

import java.time.Instant;

/**
 * A run as the graph knows it.
 *
 * @param state {@code RUNNING}, or how it ended; empty if nothing told it
 * @param nominalStart the time that it was to run for, or null
 * @param lastSeenAt event time of the last telemetry about it, by the minute
 */
public record JobRun(
    String jobNamespace,
    String jobName,
    String runId,
    String state,
    Instant startedAt,
    Instant nominalStart,
    Instant lastSeenAt) {}
