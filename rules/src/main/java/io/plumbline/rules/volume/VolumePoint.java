package io.plumbline.rules.volume;

/**
 * One load, as kept while events of its time may still come in out of order.
 *
 * @param atMillis when it completed
 * @param nominalMillis begin of the period that it is for, or null when not told
 * @param codeVersion program version, or null
 */
public record VolumePoint(
    long atMillis,
    Long nominalMillis,
    String runId,
    String jobId,
    double value,
    String codeVersion) {

  /** Where its period begins: told, or taken for the time of its completion. */
  long startMillis() {
    return nominalMillis == null ? atMillis : nominalMillis;
  }

  /** The end of its period, for a series with that period. */
  long endMillis(double periodSeconds) {
    return nominalMillis == null ? atMillis : nominalMillis + Math.round(1000 * periodSeconds);
  }

  /** The id of its run, without its job; of a batch or window its own. */
  String run() {
    int end = runId.indexOf('/');
    return end < 0 ? runId : runId.substring(0, end);
  }
}
