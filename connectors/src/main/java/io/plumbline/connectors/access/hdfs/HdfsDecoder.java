package io.plumbline.connectors.access.hdfs;

import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessDraft;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.access.ActionTable;
import io.plumbline.connectors.access.text.DatasetPath;
import io.plumbline.connectors.access.text.JavaEscapes;
import io.plumbline.connectors.access.text.LogTime;
import io.plumbline.connectors.access.text.RecordSplitter;
import io.plumbline.connectors.access.text.StampedSplitter;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.AccessEvent;
import java.util.List;

/**
 * The audit log of the HDFS NameNode, Hadoop 2 and 3, behind any log4j layout that begins with a
 * time. Hadoop 3.4 escapes names as Java does, earlier ones write them as they are.
 */
public final class HdfsDecoder implements AccessDecoder {
  private static final String FORMAT = "hdfs";
  private static final String BEGIN = "allowed=";
  private static final ActionTable ACTIONS = ActionTable.of(HdfsDecoder.class);

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public RecordSplitter splitter() {
    return new StampedSplitter(
        line -> LogTime.isAt(line, 0), text -> text.contains("\tperm=") || text.contains(" perm="));
  }

  @Override
  public List<AccessEvent> decode(AccessSource source, String line) throws UndecodableException {
    if (isOther(line)) {
      return List.of();
    }
    var record = Blanks.toTabs(line);
    var time = LogTime.at(record, 0, source.zone());
    int begin = record.indexOf(BEGIN, time.end());
    var fields = HdfsFields.of(record, begin < 0 ? record.length() : begin);
    var ugi = Ugi.of(fields.ugi());
    var path = name(fields.src());
    int blank = fields.cmd().indexOf(' ');
    var command = blank < 0 ? fields.cmd() : fields.cmd().substring(0, blank);
    var draft =
        new AccessDraft(source, FORMAT, time.millis())
            .user(ugi.user())
            .action(ACTIONS.of(command))
            .resource(path)
            .datasets(path == null ? List.of() : source.dataset(DatasetPath.of(path)))
            .allowed(fields.allowed())
            .client(address(fields.ip()))
            .authenticated(ugi.proven() && !fields.ambiguous())
            .extra("nativeAction", fields.cmd())
            .extra("auth", ugi.method())
            .extra("realUser", ugi.realUser())
            .extra("rawSrc", fields.src())
            .extra("dst", name(fields.dst()))
            .extra("perm", "null".equals(fields.perm()) ? null : fields.perm())
            .extra("trackingId", fields.trackingId())
            .extra("proto", fields.proto())
            .extra("ambiguous", fields.ambiguous() ? "true" : null);
    if (fields.callerContext() != null) {
      draft.extra("callerContext", JavaEscapes.undo(fields.callerContext()));
    }
    return List.of(draft.event(line));
  }

  /** Whether it is a whole line of another logger. */
  private static boolean isOther(String record) {
    return LogTime.isAt(record, 0)
        && !record.contains(BEGIN)
        && !record.contains(".audit")
        && record.contains(": ");
  }

  private static String name(String logged) {
    return logged == null || logged.equals("null") ? null : JavaEscapes.undo(logged);
  }

  /** {@code /10.0.0.1} or {@code host/10.0.0.1}. */
  private static String address(String ip) {
    return ip.equals("null") ? null : ip.substring(ip.lastIndexOf('/') + 1);
  }
}
