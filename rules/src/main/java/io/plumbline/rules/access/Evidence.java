package io.plumbline.rules.access;

import io.plumbline.model.AccessEvent;
import java.time.Instant;

/** What people are shown of an event. Logs carry text that the watched choose. */
final class Evidence {
  /** Events that are shown at the most. */
  static final int MOST = 10;

  private static final int MOST_CHARACTERS = 200;

  private Evidence() {}

  /** An event in one line. */
  static String line(AccessEvent event) {
    return "%s %s %s %s%s, event %s"
        .formatted(
            Instant.ofEpochMilli(event.atMillis()),
            event.action(),
            plain(event.resource() == null ? "" : event.resource()),
            event.allowed() == null ? "unknown whether allowed" : allowed(event.allowed()),
            event.clientIp() == null ? "" : " from " + plain(event.clientIp()),
            plain(event.id()));
  }

  private static String allowed(boolean allowed) {
    return allowed ? "allowed" : "denied";
  }

  /** Text without what is not printed or turns the direction of reading, cut if it is long. */
  static String plain(String text) {
    var cut = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    var plain = new StringBuilder(cut.length());
    cut.codePoints().forEach(c -> plain.appendCodePoint(isPlain(c) ? c : '?'));
    return plain.toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
