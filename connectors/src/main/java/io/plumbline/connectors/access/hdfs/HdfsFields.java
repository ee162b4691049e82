package io.plumbline.connectors.access.hdfs;

import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;

/**
 * The fields of one audit record, as they were logged. The NameNode writes {@code allowed ugi ip
 * cmd} before names and {@code perm proto} after them, so that names with tabs, which Hadoop before
 * 3.4 does not escape, can be told from fields: what stands first of the former and last of the
 * latter is true.
 *
 * @param trackingId null if absent
 * @param proto null if absent, as before Hadoop 2.5
 * @param callerContext null if absent
 * @param ambiguous whether text in the record imitates fields
 */
record HdfsFields(
    boolean allowed,
    String ugi,
    String ip,
    String cmd,
    String src,
    String dst,
    String perm,
    String trackingId,
    String proto,
    String callerContext,
    boolean ambiguous) {

  static HdfsFields of(String record, int begin) throws UndecodableException {
    boolean allowed = record.startsWith("allowed=true\tugi=", begin);
    if (!allowed && !record.startsWith("allowed=false\tugi=", begin)) {
      throw torn();
    }
    int ugi = record.indexOf('\t', begin) + "\tugi=".length();
    int ip = headAt(record, ugi);
    int cmd = ip < 0 ? -1 : record.indexOf("\tcmd=", ip);
    int src = cmd < 0 ? -1 : record.indexOf("\tsrc=", cmd);
    if (src < 0) {
      throw torn();
    }
    var tail = HdfsTail.of(record, src + 5);
    return new HdfsFields(
        allowed,
        record.substring(ugi, ip),
        record.substring(ip + 4, cmd),
        record.substring(cmd + 5, src),
        record.substring(src + 5, tail.dst()),
        tail.text(record, "\tdst=", tail.dst(), tail.perm()),
        tail.text(record, "\tperm=", tail.perm(), tail.afterPerm()),
        tail.trackingId(record),
        tail.proto(record),
        tail.callerContext(record),
        tail.ambiguous() || headAt(record, src) >= 0 || record.indexOf('\n') >= 0);
  }

  /** The first {@code ip= cmd= src=} that follow each other with no tab in them; -1 if none do. */
  private static int headAt(String record, int from) {
    for (int ip = record.indexOf("\tip=", from); ip >= 0; ip = record.indexOf("\tip=", ip + 1)) {
      int cmd = record.indexOf('\t', ip + 1);
      int src = cmd < 0 ? -1 : record.indexOf('\t', cmd + 1);
      if (src >= 0 && record.startsWith("\tcmd=", cmd) && record.startsWith("\tsrc=", src)) {
        return ip;
      }
    }
    return -1;
  }

  static UndecodableException torn() {
    return new UndecodableException(
        Reason.TORN, "Cannot read the record: it does not have the fields of an HDFS audit record");
  }
}
