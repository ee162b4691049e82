package io.plumbline.rules.volume;

/** What people said of a load. */
enum Told {
  NOTHING,
  /** If it is an anomaly, it is one that was to be expected. */
  EXPECTED
}
