package io.plumbline.rules.volume;

/** The rows of one load, as kept while events of its time may still come in out of order. */
public record VolumePoint(
    long atMillis, String runId, String jobId, long rows, String codeVersion) {}
