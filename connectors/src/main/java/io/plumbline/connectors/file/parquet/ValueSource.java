package io.plumbline.connectors.file.parquet;

/** The values of a page that are not null, in their order and as they are stored. */
interface ValueSource {
  /** Reads values of the types BOOLEAN (0 or 1), INT32 and INT64. */
  void longs(long[] out, int at, int count);

  /** Reads values of the types FLOAT and DOUBLE. */
  void doubles(double[] out, int at, int count);

  /** Reads values of the other types. */
  void slices(Slices out, int count);

  void skip(int count);
}
