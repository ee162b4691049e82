package io.plumbline.rules.access;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;

/**
 * What a user did with one of the datasets that an event names.
 *
 * @param event names a user
 * @param atMillis event time, but never later than the broker took the event
 * @param datasetSinceMillis event time of the earliest access to the dataset by anyone, as far as
 *     is known; 0 as long as nobody looked
 */
public record DatasetAccess(
    AccessEvent event, DatasetId dataset, long atMillis, long datasetSinceMillis) {
  public DatasetAccess {
    requireNonNull(event, "event is null");
    requireNonNull(dataset, "dataset is null");
  }

  /** The same, of a dataset that was first used at that time. */
  public DatasetAccess since(long millis) {
    return new DatasetAccess(event, dataset, atMillis, millis);
  }

  boolean isDenied() {
    return Boolean.FALSE.equals(event.allowed());
  }

  /** Whether data were read; where the log does not say that it was refused, they were. */
  public boolean isRead() {
    return DatasetRead.isRead(event.action(), event.allowed());
  }
}
