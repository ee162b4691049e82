package io.plumbline.connectors.access;

import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.AccessEvent;
import java.util.ArrayList;
import java.util.List;

/** Everything that a log said. */
final class ReadLog implements AccessSink {
  final List<AccessEvent> events = new ArrayList<>();
  final List<String> rejected = new ArrayList<>();
  final List<Reason> reasons = new ArrayList<>();
  int ignored;

  /** Reads a text in pieces of some characters. */
  static ReadLog of(String format, AccessSource source, String text, int piece) {
    var read = new ReadLog();
    var log = new AccessLog(AccessDecoders.of(format), source, read);
    for (int i = 0; i < text.length(); i += piece) {
      log.read(text.substring(i, Math.min(text.length(), i + piece)));
    }
    log.end();
    return read;
  }

  static ReadLog of(String format, String text) {
    return of(format, AccessSource.of("default"), text, 8_192);
  }

  @Override
  public void accept(List<AccessEvent> meant) {
    events.addAll(meant);
  }

  @Override
  public void reject(String record, UndecodableException reason) {
    rejected.add(record);
    reasons.add(reason.reason());
  }

  @Override
  public void ignore() {
    ignored++;
  }
}
