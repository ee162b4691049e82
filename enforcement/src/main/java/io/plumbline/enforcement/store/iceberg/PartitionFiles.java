package io.plumbline.enforcement.store.iceberg;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Hashes;
import io.plumbline.rules.retention.Resource;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** The partitions of one snapshot of a table, and the data files of each. */
final class PartitionFiles {
  private static final String UNPARTITIONED = "all";

  private final Table table;
  private final Snapshot snapshot;

  PartitionFiles(Table table, Snapshot snapshot) {
    this.table = table;
    this.snapshot = snapshot;
  }

  /** Some partitions in the order of their paths. Memory is bounded by the limit. */
  Collection<Resource> partitions(String after, int limit, ZoneId zone) throws IOException {
    var sums = new TreeMap<String, Sum>();
    if (snapshot == null) {
      return List.of();
    }
    try (var tasks = table.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
      for (var task : tasks) {
        var id = id(task);
        boolean isOnPage =
            id.compareTo(after) > 0 && (sums.size() < limit || id.compareTo(sums.lastKey()) <= 0);
        if (isOnPage) {
          sums.computeIfAbsent(id, i -> new Sum(task, zone)).add(task);
          if (sums.size() > limit) {
            sums.pollLastEntry();
          }
        }
      }
    }
    return sums.entrySet().stream().map(sum -> sum.getValue().resource(sum.getKey())).toList();
  }

  /** One partition; empty if it has no data files. */
  Optional<Resource> partition(String id, ZoneId zone) throws IOException {
    Sum sum = null;
    for (var task : tasks(id)) {
      sum = sum == null ? new Sum(task, zone) : sum;
      sum.add(task);
    }
    return Optional.ofNullable(sum).map(found -> found.resource(id));
  }

  /** The data files of one partition. */
  List<DataFile> files(String id) throws IOException {
    return tasks(id).stream().map(FileScanTask::file).toList();
  }

  private List<FileScanTask> tasks(String id) throws IOException {
    var found = new ArrayList<FileScanTask>();
    if (snapshot == null) {
      return found;
    }
    try (var tasks = table.newScan().useSnapshot(snapshot.snapshotId()).planFiles()) {
      for (var task : tasks) {
        if (id(task).equals(id)) {
          found.add(task);
        }
      }
    }
    return found;
  }

  // Files of a spec that the table had before are partitions of their own.
  private String id(FileScanTask task) {
    var path = task.spec().partitionToPath(task.file().partition());
    var name = path.isEmpty() ? UNPARTITIONED : path;
    return task.spec().specId() == table.spec().specId()
        ? name
        : "spec " + task.spec().specId() + " " + name;
  }

  /** Adds up the files of a partition, in whatever order they come. */
  private final class Sum {
    private final Instant end;
    private BigInteger names = BigInteger.ZERO;
    private long count;
    private long bytes;
    private boolean hasDeletes;

    private Sum(FileScanTask first, ZoneId zone) {
      this.end =
          first.spec().specId() == table.spec().specId()
              ? PartitionAge.end(first.spec(), first.file().partition(), zone).orElse(null)
              : null;
    }

    private void add(FileScanTask task) {
      var file = Hashes.ofBytes(task.file().location().getBytes(UTF_8));
      names = names.add(new BigInteger(file, 16));
      count++;
      bytes += task.file().fileSizeInBytes();
      hasDeletes |= !task.deletes().isEmpty();
    }

    private Resource resource(String id) {
      var version = Hashes.of(names.toString(16), Long.toString(count));
      var resource = Resource.of(id, version, end, bytes, table.location() + " " + id);
      return hasDeletes
          ? resource.sharedBy("row-level deletes, which restoring would undo; rewrite its files")
          : resource;
    }
  }
}
