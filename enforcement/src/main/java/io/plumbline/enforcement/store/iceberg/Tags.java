package io.plumbline.enforcement.store.iceberg;

import io.plumbline.rules.retention.RetentionAct;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/** Tags that keep what was set aside: one for each act, on the last snapshot that had its files. */
final class Tags {
  private final Table table;

  Tags(Table table) {
    this.table = table;
  }

  static String of(RetentionAct act) {
    return "plumbline-" + act.id();
  }

  /** The snapshot that has what an act set aside; empty if it did not, or no longer. */
  Optional<Snapshot> snapshot(RetentionAct act) {
    return Optional.ofNullable(table.refs().get(of(act)))
        .map(ref -> table.snapshot(ref.snapshotId()));
  }

  /** Other branches and tags that still need some of these files. */
  List<String> othersThatNeed(RetentionAct act, List<DataFile> files) throws IOException {
    Set<String> wanted = files.stream().map(DataFile::location).collect(Collectors.toSet());
    var others = new ArrayList<String>();
    for (var ref : table.refs().entrySet()) {
      boolean isOther =
          !ref.getKey().equals(of(act)) && !ref.getKey().equals(SnapshotRef.MAIN_BRANCH);
      if (isOther && has(ref.getValue().snapshotId(), wanted)) {
        others.add(ref.getKey());
      }
    }
    return others;
  }

  private boolean has(long snapshotId, Set<String> wanted) throws IOException {
    try (var tasks = table.newScan().useSnapshot(snapshotId).planFiles()) {
      for (var task : tasks) {
        if (wanted.contains(task.file().location())) {
          return true;
        }
      }
    }
    return false;
  }
}
