package io.plumbline.enforcement.store.s3;

import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionStep;
import java.util.List;

/**
 * What an act sets aside and how far it has come; kept in the bucket before anything is touched.
 *
 * @param prefix of the partition
 * @param way how it is set aside
 * @param copies prefix that takes copies, if there are any
 * @param isDone whether all of it is
 * @param objects every version that was beneath the prefix then, markers left out
 */
record Aside(
    String prefix, Way.Name way, String copies, boolean isDone, List<ObjectVersion> objects) {
  Aside {
    objects = List.copyOf(objects);
  }

  /**
   * @param keepsVersions whether the bucket does; what is archived leaves its place in any case
   * @param folder of ours
   */
  static Aside of(
      RetentionAct act,
      String prefix,
      boolean keepsVersions,
      String folder,
      List<ObjectVersion> objects) {
    boolean isArchived = act.step() == RetentionStep.ARCHIVE;
    return new Aside(
        prefix,
        keepsVersions && !isArchived ? Way.Name.HIDDEN : Way.Name.MOVED,
        folder + (isArchived ? "archive/" : "quarantine/") + act.id() + "/",
        false,
        objects.stream().filter(each -> !each.isMarker()).toList());
  }

  Aside done() {
    return new Aside(prefix, way, copies, true, objects);
  }

  /** Those that readers saw. */
  List<ObjectVersion> visible() {
    return objects.stream().filter(ObjectVersion::isVisible).toList();
  }

  /** Where the copy of an object lies. */
  String copyOf(ObjectVersion object) {
    return copies + object.key().substring(prefix.length());
  }
}
