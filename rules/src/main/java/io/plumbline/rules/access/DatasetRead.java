package io.plumbline.rules.access;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.AccessAction;
import io.plumbline.model.DatasetId;
import java.util.ArrayList;
import java.util.List;

/**
 * That a user read a dataset, and no more of it than that.
 *
 * @param user as the log says, but cut after 512 characters
 * @param atMillis event time, but never later than the broker took the event
 * @param event id of the event that tells it
 * @param count how many reads the event stands for
 * @param proven whether the log has proof of the user
 */
public record DatasetRead(
    DatasetId dataset, String user, long atMillis, String event, long count, boolean proven) {
  /** Names of users are kept by the thousand, and some logs let the watched choose them. */
  private static final int LONGEST_NAME = 512;

  public DatasetRead {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(user, "user is null");
    requireNonNull(event, "event is null");
  }

  /** Whether data were read; where the log does not say that it was refused, they were. */
  static boolean isRead(AccessAction action, Boolean allowed) {
    return action == AccessAction.READ && !Boolean.FALSE.equals(allowed);
  }

  /**
   * The reads that an event tells of; none where it names nobody.
   *
   * @param takenMillis when the broker took it; negative if that is not known
   */
  public static List<DatasetRead> of(ReadFacts event, long takenMillis) {
    if (event.user() == null
        || event.user().isEmpty()
        || !isRead(event.action(), event.allowed())) {
      return List.of();
    }
    var user =
        event.user().length() <= LONGEST_NAME
            ? event.user()
            : event.user().substring(0, LONGEST_NAME) + "...";
    // What a broken clock says of the time before 1970 is of 1970, as elsewhere in the graph.
    long atMillis =
        Math.max(0, takenMillis < 0 ? event.atMillis() : Math.min(event.atMillis(), takenMillis));
    var reads = new ArrayList<DatasetRead>(event.datasets().size());
    for (var dataset : event.datasets()) {
      reads.add(
          new DatasetRead(
              dataset, user, atMillis, event.id(), event.count(), event.authenticated()));
    }
    return reads;
  }
}
