package io.plumbline.enforcement.store.hdfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The partitions of a dataset: directories some levels beneath it, in the order of their names.
 * What begins with a dot or an underscore is none.
 */
final class DatedDirectories {
  private final FileSystem files;
  private final Path dataset;
  private final int levels;

  DatedDirectories(FileSystem files, Path dataset, int levels) {
    this.files = files;
    this.dataset = dataset;
    this.levels = levels;
  }

  /**
   * Names of partitions, such as {@code year=2026/month=11}.
   *
   * @param after the name that was listed last; empty to begin
   * @param limit how many at most
   */
  List<String> names(String after, int limit) throws IOException {
    var found = new ArrayList<String>();
    walk(dataset, "", 1, after.isEmpty() ? new String[0] : after.split("/", -1), limit, found);
    return found;
  }

  private void walk(
      Path directory, String prefix, int level, String[] after, int limit, List<String> found)
      throws IOException {
    var children = files.listStatusIterator(directory);
    while (found.size() < limit && children.hasNext()) {
      var child = children.next();
      if (!isPartOfAName(child)) {
        continue;
      }
      var name = child.getPath().getName();
      int order = after.length < level ? 1 : compare(name, after[level - 1]);
      boolean isLeaf = level == levels;
      if (order < 0 || (order == 0 && isLeaf)) {
        continue;
      }
      if (isLeaf) {
        found.add(prefix + name);
      } else {
        var within = order == 0 ? after : new String[0];
        walk(child.getPath(), prefix + name + "/", level + 1, within, limit, found);
      }
    }
  }

  private static boolean isPartOfAName(FileStatus child) {
    var name = child.getPath().getName();
    return child.isDirectory() && !name.startsWith(".") && !name.startsWith("_");
  }

  // As the server orders them.
  private static int compare(String one, String other) {
    return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
