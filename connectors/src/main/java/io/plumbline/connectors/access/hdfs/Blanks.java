package io.plumbline.connectors.access.hdfs;

import java.util.List;

/** Records whose tabs became blanks on their way, as in copies of a log. */
final class Blanks {
  private static final List<String> FIELDS =
      List.of("ugi=", "ip=", "cmd=", "src=", "dst=", "perm=", "proto=", "callerContext=");

  private Blanks() {}

  /**
   * The record with tabs before its fields. A record that has a tab stays as it is, and so does a
   * blank before what looks like a field more than once: that could be text of a name.
   */
  static String toTabs(String record) {
    if (record.indexOf('\t') >= 0) {
      return record;
    }
    var tabbed = record;
    for (var field : FIELDS) {
      int at = tabbed.indexOf(" " + field);
      if (at > 0 && at == tabbed.lastIndexOf(" " + field)) {
        tabbed = tabbed.substring(0, at).stripTrailing() + "\t" + tabbed.substring(at + 1);
      }
    }
    return tabbed;
  }
}
