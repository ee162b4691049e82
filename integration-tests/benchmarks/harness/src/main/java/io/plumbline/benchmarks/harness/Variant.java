package io.plumbline.benchmarks.harness;

import java.util.Locale;

/** Which rules run. */
public enum Variant {
  /** The 15 checks that every peer can do in one pass; the range of the price counts as one. */
  ROWS(15),
  /** Those, plus exact uniqueness of a key of two columns and the entropy of one. */
  GROUPED(17),
  /** 200 rules over 51 distinct metrics, 35 of them of a part of the rows. */
  MANY(200);

  private final int rules;

  Variant(int rules) {
    this.rules = rules;
  }

  /** How many rules it has. */
  public int rules() {
    return rules;
  }

  /** Lower-case name, as on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Variant of(String text) {
    for (var variant : values()) {
      if (variant.text().equals(text)) {
        return variant;
      }
    }
    throw new IllegalArgumentException(
        "Cannot read variant: %s; there are rows, grouped and many".formatted(text));
  }
}
