package io.plumbline.connectors.openlineage;

/** How much one event may hold; what these allow is far above what real producers send. */
final class Limits {
  /** Bytes of an event; above the largest seen, a Spark plan of 23 MB. */
  static final int EVENT_BYTES = 32 * 1024 * 1024;

  /** Characters of a name of a job, dataset or column. */
  static final int NAME_CHARACTERS = 4_096;

  /** Inputs and outputs of an event. */
  static final int DATASETS = 10_000;

  /** Columns of a schema, nested ones included. */
  static final int COLUMNS = 5_000;

  /** Column edges into one dataset. */
  static final int COLUMN_EDGES = 20_000;

  /** Columns with quality metrics of one dataset. */
  static final int MEASURED_COLUMNS = 5_000;

  /** Further identities of one dataset. */
  static final int ALIASES = 100;

  /** Tags of one dataset and its columns. */
  static final int TAGS = 1_000;

  /** Characters of the key and of the value of a tag. */
  static final int TAG_CHARACTERS = 200;

  private Limits() {}
}
