package io.plumbline.lineage;

/** Why an edge is believed, weakest first: the strongest that was ever seen stays. */
enum Evidence {
  /** A static job event says so; no run has shown it. */
  DECLARED,
  /** A run named the one among its inputs and the other among its outputs. */
  CARTESIAN,
  /** Column lineage runs through it. */
  COLUMN,
  /** The producer named this very edge. */
  EXPLICIT
}
