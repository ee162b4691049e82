package io.plumbline.rules.access;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.PlainText;
import java.time.Instant;

/** What people are shown of an event. Logs carry text that the watched choose. */
final class Evidence {
  /** Events that are shown at the most. */
  static final int MOST = 10;

  private Evidence() {}

  /** An event in one line. */
  static String line(AccessEvent event) {
    return "%s %s %s %s%s, event %s"
        .formatted(
            Instant.ofEpochMilli(event.atMillis()),
            event.action(),
            PlainText.of(event.resource() == null ? "" : event.resource()),
            event.allowed() == null ? "unknown whether allowed" : allowed(event.allowed()),
            event.clientIp() == null ? "" : " from " + PlainText.of(event.clientIp()),
            PlainText.of(event.id()));
  }

  private static String allowed(boolean allowed) {
    return allowed ? "allowed" : "denied";
  }
}
