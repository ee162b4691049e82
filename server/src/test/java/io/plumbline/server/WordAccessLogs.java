package io.plumbline.server;

import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Hashes;
import io.plumbline.server.ingest.AccessLogs;
import java.util.List;
import java.util.Map;

/**
 * A log of which each line is {@code user resource}; {@code #} begins a line that means nothing.
 */
final class WordAccessLogs implements AccessLogs {
  @Override
  public List<String> formats() {
    return List.of("words");
  }

  @Override
  public void read(Origin origin, String text, Receiver receiver) {
    for (var line : text.lines().toList()) {
      int blank = line.indexOf(' ');
      if (line.startsWith("#")) {
        receiver.ignored();
      } else if (blank < 0) {
        receiver.rejected(line, "TORN", "Cannot read the line: it has one word");
      } else {
        receiver.event(event(origin, line, blank));
      }
    }
  }

  private static AccessEvent event(Origin origin, String line, int blank) {
    return new AccessEvent(
        Hashes.of(origin.tenant(), line),
        origin.tenant(),
        origin.format(),
        1,
        line.substring(0, blank),
        AccessAction.READ,
        line.substring(blank + 1),
        List.of(),
        List.of(),
        true,
        null,
        1,
        true,
        Map.of("zone", origin.zone().getId(), "namespaces", origin.namespaces().toString()));
  }
}
