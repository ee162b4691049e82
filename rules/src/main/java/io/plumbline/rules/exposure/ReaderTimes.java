package io.plumbline.rules.exposure;

import io.plumbline.model.IncidentReader;

/**
 * When a user first read a dataset while an incident of it was open.
 *
 * @param anyMillis event time of the first read
 * @param provenMillis event time of the first read that a log has proof of; {@link Long#MAX_VALUE}
 *     for none
 * @param knownMillis wall clock when such a read was first known
 */
public record ReaderTimes(long anyMillis, long provenMillis, long knownMillis) {
  static final ReaderTimes NONE = new ReaderTimes(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  ReaderTimes with(long atMillis, boolean proven, long clockMillis) {
    return new ReaderTimes(
        Math.min(anyMillis, atMillis),
        proven ? Math.min(provenMillis, atMillis) : provenMillis,
        proven ? Math.min(knownMillis, clockMillis) : knownMillis);
  }

  /** What remains when the incident was resolved by then; null if nothing does. */
  ReaderTimes before(long resolvedMillis) {
    if (anyMillis >= resolvedMillis) {
      return null;
    }
    return provenMillis < resolvedMillis
        ? this
        : new ReaderTimes(anyMillis, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  boolean isProven() {
    return provenMillis != Long.MAX_VALUE;
  }

  IncidentReader reader(String user) {
    return new IncidentReader(user, anyMillis, isProven());
  }
}
