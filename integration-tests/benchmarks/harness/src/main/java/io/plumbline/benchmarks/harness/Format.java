package io.plumbline.benchmarks.harness;

/** How the rows lie on disk. */
public enum Format {
  NDJSON("ndjson"),
  /** Many row groups, as DuckDB writes it. */
  PARQUET("parquet"),
  /** Hardly more than one row group, as Spark writes it: who reads by row group uses one core. */
  SPARK_PARQUET("spark.parquet");

  private final String text;

  Format(String text) {
    this.text = text;
  }

  /** Name on the command line, and suffix of the file. */
  public String text() {
    return text;
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Format of(String text) {
    for (var format : values()) {
      if (format.text.equals(text)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "Cannot read format: %s; there are ndjson, parquet and spark.parquet".formatted(text));
  }
}
