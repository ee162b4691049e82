package io.plumbline.connectors.access.hdfs;

import io.plumbline.connectors.telemetry.UndecodableException;

/**
 * Where the fields after the names are: {@code dst perm [trackingId] [proto] [callerContext]}.
 *
 * @param dst index of the tab before {@code dst=}
 * @param perm index of the tab before {@code perm=}
 * @param afterPerm index of the tab or end after {@code perm}
 * @param proto index of the tab before {@code proto=}, or -1
 * @param context index of the tab before {@code callerContext=}, or -1
 * @param ambiguous whether another place would do too
 */
record HdfsTail(int dst, int perm, int afterPerm, int proto, int context, boolean ambiguous) {
  private static final String DST = "\tdst=";
  private static final String PERM = "\tperm=";
  private static final String TRACKING = "\ttrackingId=";
  private static final String PROTO = "\tproto=";
  private static final String CONTEXT = "\tcallerContext=";

  /**
   * Of several places the last that reaches the end of the record without a caller's context, for a
   * name may imitate a tail; else the first with one, for the context may.
   */
  static HdfsTail of(String record, int from) throws UndecodableException {
    HdfsTail ending = null;
    HdfsTail withContext = null;
    int found = 0;
    int dst = -1;
    int nextDst = record.indexOf(DST, from);
    for (int perm = record.indexOf(PERM, from); perm >= 0; perm = record.indexOf(PERM, perm + 1)) {
      while (nextDst >= 0 && nextDst < perm) {
        dst = nextDst;
        nextDst = record.indexOf(DST, nextDst + 1);
      }
      var tail = dst < 0 ? null : at(record, dst, perm);
      if (tail != null) {
        found++;
        if (tail.context() < 0) {
          ending = tail;
        } else if (withContext == null) {
          withContext = tail;
        }
      }
    }
    var chosen = ending == null ? withContext : ending;
    if (chosen == null) {
      throw HdfsFields.torn();
    }
    boolean imitated = found > 1 || record.indexOf(PERM, from) != chosen.perm();
    return new HdfsTail(
        chosen.dst(),
        chosen.perm(),
        chosen.afterPerm(),
        chosen.proto(),
        chosen.context(),
        imitated);
  }

  private static HdfsTail at(String record, int dst, int perm) {
    int afterPerm = end(record, perm + 1);
    int proto = record.startsWith(TRACKING, afterPerm) ? end(record, afterPerm + 1) : afterPerm;
    if (!record.startsWith(PROTO, proto)) {
      // Hadoop before 2.5 ends here; a torn record does not, for perm is null or owner:group:mode.
      return proto == record.length() && isPermission(record.substring(perm + PERM.length()))
          ? new HdfsTail(dst, perm, afterPerm, -1, -1, false)
          : null;
    }
    int end = end(record, proto + 1);
    if (end == record.length()) {
      return isProtocol(record.substring(proto + PROTO.length()))
          ? new HdfsTail(dst, perm, afterPerm, proto, -1, false)
          : null;
    }
    return record.startsWith(CONTEXT, end)
        ? new HdfsTail(dst, perm, afterPerm, proto, end, false)
        : null;
  }

  String trackingId(String record) {
    return record.startsWith(TRACKING, afterPerm)
        ? record.substring(afterPerm + TRACKING.length(), end(record, afterPerm + 1))
        : null;
  }

  String proto(String record) {
    return proto < 0 ? null : record.substring(proto + PROTO.length(), end(record, proto + 1));
  }

  String callerContext(String record) {
    return context < 0 ? null : record.substring(context + CONTEXT.length());
  }

  String text(String record, String name, int from, int to) {
    return record.substring(from + name.length(), to);
  }

  private static boolean isPermission(String text) {
    int mode = text.lastIndexOf(':') + 1;
    return text.equals("null") || (mode > 0 && text.length() - mode >= 9);
  }

  /** Protocols are rpc, webhdfs and the like; of a torn record only a beginning would be left. */
  private static boolean isProtocol(String text) {
    return text.equals("null") || text.length() >= 3;
  }

  private static int end(String record, int from) {
    int tab = record.indexOf('\t', from);
    return tab < 0 ? record.length() : tab;
  }
}
