package io.plumbline.rules.arrival;

import io.plumbline.rules.Expectation;
import java.time.Instant;
import java.time.LocalDate;

/** Deadlines of an arrival expectation. Grace is part of the deadline. */
final class Deadlines {
  private Deadlines() {}

  /**
   * The first daily deadline after an instant. A local time that a change to daylight saving skips
   * moves forward by the gap; one that comes twice counts the first time.
   */
  static long after(Expectation.ArrivalBy by, long atMillis) {
    var day = Instant.ofEpochMilli(atMillis).atZone(by.zone()).toLocalDate().minusDays(1);
    long deadline = on(by, day);
    while (deadline <= atMillis) {
      day = day.plusDays(1);
      deadline = on(by, day);
    }
    return deadline;
  }

  /** The last daily deadline before the given one. */
  static long before(Expectation.ArrivalBy by, long deadlineMillis) {
    var day = Instant.ofEpochMilli(deadlineMillis).atZone(by.zone()).toLocalDate().plusDays(1);
    long deadline = on(by, day);
    while (deadline >= deadlineMillis) {
      day = day.minusDays(1);
      deadline = on(by, day);
    }
    return deadline;
  }

  private static long on(Expectation.ArrivalBy by, LocalDate day) {
    return day.atTime(by.time()).atZone(by.zone()).toInstant().plus(by.grace()).toEpochMilli();
  }
}
