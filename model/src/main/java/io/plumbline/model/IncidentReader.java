package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/**
 * Someone who read a dataset while something was wrong with it.
 *
 * @param user exactly as the log says
 * @param atMillis event time of the first read during the incident that is known
 * @param proven whether a log that has proof of the user told of a read during the incident
 */
public record IncidentReader(String user, long atMillis, boolean proven) {
  public IncidentReader {
    requireNonNull(user, "user is null");
  }
}
