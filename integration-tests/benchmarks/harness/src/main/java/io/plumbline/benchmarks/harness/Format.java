package io.plumbline.benchmarks.harness;

import java.util.Locale;

/** How the rows lie on disk. */
public enum Format {
  NDJSON,
  PARQUET;

  /** Lower-case name, as on the command line and as the suffix of the file. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Format of(String text) {
    for (var format : values()) {
      if (format.text().equals(text)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "Cannot read format: %s; there are ndjson and parquet".formatted(text));
  }
}
