package io.plumbline.enforcement.store.s3;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * The partitions of a dataset: names some levels beneath it, in the order of their keys. What
 * begins with a dot or an underscore is none.
 */
final class DatedPrefixes {
  private final Bucket bucket;
  private final String dataset;
  private final int levels;

  /**
   * @param dataset prefix that ends with a slash
   */
  DatedPrefixes(Bucket bucket, String dataset, int levels) {
    this.bucket = bucket;
    this.dataset = dataset;
    this.levels = levels;
  }

  /**
   * Names of partitions, such as {@code year=2026/month=11}.
   *
   * @param after the name that was listed last; empty to begin
   * @param limit how many at most
   */
  List<String> names(String after, int limit)
      throws StoreUnavailableException, StoreRefusedException {
    var found = new ArrayList<String>();
    walk("", 1, after.isEmpty() ? List.of() : List.of(after.split("/", -1)), limit, found);
    return found;
  }

  private void walk(String above, int level, List<String> after, int limit, List<String> found)
      throws StoreUnavailableException, StoreRefusedException {
    String last = null;
    if (!after.isEmpty()) {
      last = after.get(0);
      if (level < levels) {
        // The listing stopped within this one.
        walk(above + last + "/", level + 1, after.subList(1, after.size()), limit, found);
      }
    }
    while (found.size() < limit) {
      int wanted = limit - found.size();
      var names = bucket.names(dataset + above, last, wanted);
      for (var name : names) {
        last = name;
        if (!name.startsWith(".") && !name.startsWith("_") && !name.isEmpty()) {
          if (level == levels) {
            found.add(above + name);
          } else {
            walk(above + name + "/", level + 1, List.of(), limit, found);
          }
        }
      }
      if (names.size() < wanted) {
        return;
      }
    }
  }
}
