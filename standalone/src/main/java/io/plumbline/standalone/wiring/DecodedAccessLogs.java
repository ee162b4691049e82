package io.plumbline.standalone.wiring;

import io.plumbline.connectors.access.AccessDecoders;
import io.plumbline.connectors.access.AccessLog;
import io.plumbline.connectors.access.AccessSink;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.AccessEvent;
import io.plumbline.server.ingest.AccessLogs;
import java.util.List;

/** The decoders of module {@code connectors} as the server needs them. */
final class DecodedAccessLogs implements AccessLogs {
  private static final int PIECE = 64 * 1024;

  private final List<String> formats = AccessDecoders.formats();

  @Override
  public List<String> formats() {
    return formats;
  }

  @Override
  public void read(Origin origin, String text, Receiver receiver) {
    var source = AccessSource.of(origin.tenant(), origin.zone(), origin.namespaces());
    var log = new AccessLog(AccessDecoders.of(origin.format()), source, new Passed(receiver));
    for (int i = 0; i < text.length(); i += PIECE) {
      log.read(text.subSequence(i, Math.min(text.length(), i + PIECE)));
    }
    log.end();
  }

  private record Passed(Receiver receiver) implements AccessSink {
    @Override
    public void accept(List<AccessEvent> events) {
      events.forEach(receiver::event);
    }

    @Override
    public void reject(String record, UndecodableException reason) {
      receiver.rejected(record, reason.reason().name(), reason.getMessage());
    }

    @Override
    public void ignore() {
      receiver.ignored();
    }
  }
}
