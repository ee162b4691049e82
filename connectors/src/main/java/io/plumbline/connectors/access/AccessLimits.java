package io.plumbline.connectors.access;

/** How much one record may hold, in characters; far above what real software writes. */
public final class AccessLimits {
  /** Of one record. The largest seen is a Trino event of 350 KB. */
  public static final int RECORD = 8 * 1024 * 1024;

  static final int USER = 4_096;
  static final int RESOURCE = 16_384;

  /** Of one further fact; longer ones are cut. */
  static final int EXTRA = 2_048;

  /** Further facts of an event. */
  static final int EXTRAS = 40;

  /** Columns of an event; more are left out. */
  static final int COLUMNS = 5_000;

  /** Events of one record. */
  public static final int EVENTS = 1_000;

  /** Of an id that the log's software gave. */
  public static final int ID = 256;

  private AccessLimits() {}
}
