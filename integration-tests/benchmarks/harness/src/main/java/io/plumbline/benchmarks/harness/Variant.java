package io.plumbline.benchmarks.harness;

import java.util.Locale;

/** Which rules run. */
public enum Variant {
  /** The 15 checks that every peer can do in one pass. */
  ROWS,
  /** Those, plus exact uniqueness of a key of two columns and the entropy of one. */
  GROUPED,
  /** 200 rules that share most of their metrics. */
  MANY;

  /** Lower-case name, as on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
