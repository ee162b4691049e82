package io.plumbline.connectors.access.pgaudit;

import java.util.ArrayList;
import java.util.List;

/** Names of PostgreSQL's objects in its messages. */
final class PgNames {
  private static final List<String> REFUSALS =
      List.of("permission denied for ", "must be owner of ", "must be able to ");

  private PgNames() {}

  /**
   * The parts of a qualified name without quotes: {@code crm."a.b"} has {@code crm} and {@code
   * a.b}.
   */
  static List<String> parts(String name) {
    var parts = new ArrayList<String>(2);
    var part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < name.length() && name.charAt(i + 1) == '"';
        if (doubled) {
          part.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == '.' && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** The object that a refusal names: {@code permission denied for table orders}; else null. */
  static String fromMessage(String message) {
    for (var refusal : REFUSALS) {
      if (message.startsWith(refusal)) {
        int kind = message.indexOf(' ', refusal.length());
        return kind < 0 ? null : message.substring(kind + 1);
      }
    }
    return null;
  }
}
