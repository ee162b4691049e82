package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Someone who reads a dataset, as access logs tell it.
 *
 * @param user exactly as the log says
 * @param proven whether a log that has proof of the user told of a read
 * @param firstMillis event time of the first read that is known
 * @param lastMillis event time of the latest
 * @param days the latest {@link #MOST_DAYS} days with reads, the latest last
 */
public record DatasetReader(
    DatasetId dataset,
    String user,
    boolean proven,
    long firstMillis,
    long lastMillis,
    List<ReadDay> days) {
  /** Days with reads that are known by day. */
  public static final int MOST_DAYS = 31;

  public DatasetReader {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(user, "user is null");
    days = days == null ? List.of() : days;
  }
}
