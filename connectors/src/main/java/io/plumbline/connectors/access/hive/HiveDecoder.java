package io.plumbline.connectors.access.hive;

import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessDraft;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.access.ActionTable;
import io.plumbline.connectors.access.text.LogTime;
import io.plumbline.connectors.access.text.RecordSplitter;
import io.plumbline.connectors.access.text.StampedSplitter;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Hashes;
import java.util.ArrayList;
import java.util.List;

/**
 * The audit log of the Hive metastore, behind any layout that begins with a time. It says which
 * function was called by whom, neither whether that was permitted nor whether the caller proved who
 * it is.
 */
public final class HiveDecoder implements AccessDecoder {
  private static final String FORMAT = "hive";
  private static final String BEGIN = "ugi=";
  private static final ActionTable ACTIONS = ActionTable.of(HiveDecoder.class);

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public RecordSplitter splitter() {
    return new StampedSplitter(line -> LogTime.isAt(line, 0), text -> text.endsWith("\t"));
  }

  @Override
  public List<AccessEvent> decode(AccessSource source, String record) throws UndecodableException {
    var time = LogTime.at(record, 0, source.zone());
    int begin = record.indexOf(BEGIN, time.end());
    if (begin < 0 && !record.contains(".audit") && record.contains(": ")) {
      return List.of();
    }
    var call = HiveCall.of(record, begin);
    if (call.isNoise()) {
      return List.of();
    }
    var events = new ArrayList<AccessEvent>();
    var id = Hashes.of(record);
    for (var object : HiveObject.of(call.function(), call.arguments())) {
      events.add(event(source, time, call, object).event(id, String.valueOf(object.table())));
    }
    return events;
  }

  private static AccessDraft event(
      AccessSource source, LogTime time, HiveCall call, HiveObject object)
      throws UndecodableException {
    return new AccessDraft(source, FORMAT, time.millis())
        .user(call.user())
        .action(object.isRenamed() ? AccessAction.RENAME : ACTIONS.of(call.function()))
        .resource(object.text())
        .datasets(
            object.table() == null || object.database() == null || call.isAboutCode()
                ? List.of()
                : source.dataset(object.text()))
        .client(call.address())
        .extra("nativeAction", call.function())
        .extra("catalog", object.catalog())
        .extra("pattern", object.pattern())
        .extra("newName", object.isRenamed() ? object.newName() : null)
        .extra("incomplete", object.table() != null && object.database() == null ? "true" : null);
  }

  static UndecodableException torn() {
    return new UndecodableException(
        Reason.TORN,
        "Cannot read the record: it does not have the fields of a metastore audit record");
  }
}
