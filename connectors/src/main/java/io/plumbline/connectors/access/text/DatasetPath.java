package io.plumbline.connectors.access.text;

/**
 * The dataset that a file belongs to: the folder above its partitions and its part files, which is
 * what OpenLineage's integrations report. {@code /warehouse/sales/dt=2026-11-22/part-0.parquet} is
 * of {@code /warehouse/sales}; a file in no such folder is a dataset itself.
 */
public final class DatasetPath {
  private DatasetPath() {}

  public static String of(String path) {
    int slash = path.indexOf('/');
    int from = slash == 0 ? 1 : 0;
    while (from < path.length()) {
      slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      if (isBelowDataset(path, from, end)) {
        return from <= 1 ? path : path.substring(0, from - 1);
      }
      from = end + 1;
    }
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** A partition, a hidden file or folder, or a part file of Spark or Hive. */
  private static boolean isBelowDataset(String path, int from, int end) {
    if (from == end) {
      return false;
    }
    char first = path.charAt(from);
    return isPartition(path, from, end)
        || first == '_'
        || first == '.'
        || path.startsWith("part-", from)
        || (path.startsWith("000", from) && path.indexOf('_', from) == from + 6);
  }

  /** {@code column=value}; a sign of equality behind anything but a column's name is none. */
  private static boolean isPartition(String path, int from, int end) {
    int at = from;
    while (at < end && (Character.isLetterOrDigit(path.charAt(at)) || path.charAt(at) == '_')) {
      at++;
    }
    return at > from && at < end && path.charAt(at) == '=';
  }
}
