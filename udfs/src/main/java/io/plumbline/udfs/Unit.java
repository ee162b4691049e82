package io.plumbline.udfs;

/** What the value of a metric counts. */
public enum Unit {
  /** A number as it is. */
  NUMBER,
  /** Seconds since the epoch, of the midnight in UTC that begins a day. */
  DATE,
  /** Seconds since the epoch. */
  TIMESTAMP
}
