package io.plumbline.enforcement.store.iceberg;

import io.plumbline.enforcement.store.StoreRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsPrefixOperations;

/** The files beneath the location of a table, whoever wrote them. */
record TableFiles(String table, Instant listedAt, List<FileInfo> files) {
  /** Above this number an engine cleans better. */
  static final int MOST = 200_000;

  private static final String METADATA = ".metadata.json";
  private static final Duration FRESH = Duration.ofHours(1);
  private static final int MOST_LOOKED_AT = 10;

  TableFiles {
    files = List.copyOf(files);
  }

  /** All of them, in the order of their locations. */
  static TableFiles of(Table table, Instant now) throws StoreRefusedException {
    var found = new ArrayList<FileInfo>();
    for (var file : io(table).listPrefix(directory(table))) {
      if (!isHidden(table, file.location())) {
        found.add(file);
      }
      if (found.size() > MOST) {
        throw new StoreRefusedException(
            "Cannot look for orphans of %s: more than %,d files; let an engine do it"
                .formatted(table.name(), MOST),
            null);
      }
    }
    found.sort(Comparator.comparing(FileInfo::location));
    return new TableFiles(table.uuid().toString(), now, found);
  }

  /** One of them; empty if it is not there. */
  static Optional<FileInfo> find(Table table, String location) throws StoreRefusedException {
    if (!FilePaths.path(location).startsWith(FilePaths.path(directory(table)))
        || location.contains("/../")
        || isHidden(table, location)) {
      throw new StoreRefusedException(
          "Cannot use %s: it is no file of %s".formatted(location, table.name()), null);
    }
    if (!table.io().newInputFile(location).exists()) {
      return Optional.empty();
    }
    for (var file : io(table).listPrefix(location)) {
      if (FilePaths.path(file.location()).equals(FilePaths.path(location))) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Whether a scan of this table that is under way may go on with it. */
  boolean serves(Table other, Instant now) {
    return table.equals(other.uuid().toString()) && now.isBefore(listedAt.plus(FRESH));
  }

  /**
   * Refuses if another table has files here too: they would all look like orphans. Its metadata
   * files give it away, for each says of which table it is; of each directory the newest are read.
   */
  void requireOwn(Table table, Reachable reachable) throws StoreRefusedException {
    var strange =
        files.stream()
            .filter(file -> file.location().endsWith(METADATA))
            .filter(file -> !reachable.files().mayHave(file.location()))
            .sorted(Comparator.comparing(FileInfo::createdAtMillis).reversed())
            .toList();
    var looked = new HashMap<String, Integer>();
    for (var file : strange) {
      var location = file.location();
      var directory = location.substring(0, location.lastIndexOf('/'));
      if (looked.merge(directory, 1, Integer::sum) <= MOST_LOOKED_AT
          && !table
              .uuid()
              .toString()
              .equals(TableMetadataParser.read(table.io(), location).uuid())) {
        throw new StoreRefusedException(
            "Cannot look for orphans of %s: another table lies there too, by %s"
                .formatted(table.name(), location),
            null);
      }
    }
  }

  // What others keep there beside the table, and files that are still being written.
  private static boolean isHidden(Table table, String location) {
    var beneath = FilePaths.path(location).substring(FilePaths.path(directory(table)).length());
    for (var part : beneath.split("/", -1)) {
      if (part.startsWith(".") || (part.startsWith("_") && !part.contains("="))) {
        return true;
      }
    }
    return false;
  }

  private static String directory(Table table) {
    var location = table.location();
    return location.endsWith("/") ? location : location + "/";
  }

  private static SupportsPrefixOperations io(Table table) throws StoreRefusedException {
    if (table.io() instanceof SupportsPrefixOperations io) {
      return io;
    }
    throw new StoreRefusedException(
        "Cannot look for orphans of %s: its files are of a kind that cannot be listed"
            .formatted(table.name()),
        null);
  }
}
