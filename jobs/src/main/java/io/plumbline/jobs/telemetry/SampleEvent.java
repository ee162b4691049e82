package io.plumbline.jobs.telemetry;

import io.plumbline.model.DeadLetter;
import io.plumbline.model.SampleBatch;

/**
 * One record of the samples topic: a part of a batch, or why it could not be read.
 *
 * @param atMillis event time, but never later than the broker took the record
 * @param batch null when the record could not be read
 * @param deadLetter null when the record could be read
 */
public record SampleEvent(long atMillis, SampleBatch batch, DeadLetter deadLetter) {
  /** An event that says nothing: it only carries time. */
  public static SampleEvent tick(long atMillis) {
    return new SampleEvent(atMillis, null, null);
  }
}
