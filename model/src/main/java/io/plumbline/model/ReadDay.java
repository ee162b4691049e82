package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/**
 * How often a dataset was read by one user on one day.
 *
 * @param day of UTC, as {@code 2026-06-01}
 * @param reads about how many; exact for few
 */
public record ReadDay(String day, long reads) {
  public ReadDay {
    requireNonNull(day, "day is null");
  }
}
