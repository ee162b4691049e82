package io.plumbline.rules.forecast;

import io.plumbline.model.DatasetId;

/**
 * When a dataset came, and which job brings it; under 300 bytes.
 *
 * @param jobKey the job that wrote it last; empty when none is known
 * @param arrivals its last arrivals, oldest first
 */
public record DatasetPast(DatasetId dataset, String jobKey, long[] arrivals) {
  public DatasetPast {
    arrivals = arrivals == null ? new long[0] : arrivals;
  }

  static DatasetPast unknown(DatasetId dataset) {
    return new DatasetPast(dataset, "", null);
  }

  /** The latest arrival; {@link Long#MIN_VALUE} before the first. */
  long lastMillis() {
    return arrivals.length == 0 ? Long.MIN_VALUE : arrivals[arrivals.length - 1];
  }

  DatasetPast arrived(String byJob, long atMillis) {
    return atMillis <= lastMillis()
        ? this
        : new DatasetPast(dataset, byJob, Recent.appended(arrivals, atMillis));
  }
}
