package io.plumbline.enforcement.store.hive;

import io.plumbline.enforcement.store.StoreRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;

/**
 * Who has data where: tables and partitions by the paths of their directories. Scheme and authority
 * do not count, for one directory has many of them: what is compared errs by keeping.
 */
final class Locations {
  /** More of them are not looked through. */
  static final int MOST = 500_000;

  private final TreeMap<String, List<String>> owners = new TreeMap<>();
  private int count;

  /**
   * @param owner such as {@code shop.orders dt=2026-01-01}
   */
  void add(String location, String owner) throws StoreRefusedException {
    if (++count > MOST) {
      throw new StoreRefusedException(
          "Cannot tell who shares what: more than %,d locations".formatted(MOST), null);
    }
    owners.computeIfAbsent(path(location), path -> new ArrayList<>(1)).add(owner);
  }

  /**
   * Who else has data in a directory, beneath it or above it.
   *
   * @param owner whose directory it is
   * @param table whose partition it is, which may well have its directory above
   * @return empty for nobody
   */
  String others(String location, String owner, String table) {
    var path = path(location);
    var found = new ArrayList<String>();
    found.addAll(owners.getOrDefault(path, List.of()));
    owners.subMap(path + "/", path + "0").values().forEach(found::addAll);
    for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      for (var above : owners.getOrDefault(path.substring(0, end), List.of())) {
        if (!above.equals(table)) {
          found.add(above);
        }
      }
    }
    found.remove(owner);
    final int most = 5;
    return String.join(", ", found.size() > most ? found.subList(0, most) : found);
  }

  /** The path alone, without a slash at its end. */
  static String path(String location) {
    return new Path(location).toUri().getPath();
  }
}
