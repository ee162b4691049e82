package io.plumbline.rules.arrival;

/**
 * A deadline that runs.
 *
 * @param deadlineMillis 0 for none
 * @param fromMillis arrivals after this meet it
 */
record Armed(long deadlineMillis, long fromMillis) {
  static final Armed NONE = new Armed(0, 0);
}
