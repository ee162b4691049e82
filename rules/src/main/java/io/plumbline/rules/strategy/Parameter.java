package io.plumbline.rules.strategy;

import java.util.Locale;

/**
 * A number that a strategy takes.
 *
 * @param name in lower case with underscores
 * @param byDefault what it is when it is not given
 * @param meaning in a few words, for help and errors
 */
public record Parameter(String name, double byDefault, String meaning) {
  /** Deequ writes names in camel case; SQL does not tell cases apart. */
  boolean isNamed(String other) {
    return bare(name).equals(bare(other));
  }

  private static String bare(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
