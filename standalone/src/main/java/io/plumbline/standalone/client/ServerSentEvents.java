package io.plumbline.standalone.client;

import java.util.Optional;

/** Reads server-sent events line by line, as the HTML standard says. Not thread-safe. */
final class ServerSentEvents {
  /**
   * @param id position after the event, or null
   * @param data empty for an event that sets the position alone
   */
  record Event(String id, String data) {}

  private final StringBuilder data = new StringBuilder();
  private String id;

  /** Takes a line; the event that it ends, if it ends one. */
  Optional<Event> take(String line) {
    if (line.isEmpty()) {
      var event = new Event(id, data.toString());
      data.setLength(0);
      return event.data().isEmpty() && event.id() == null ? Optional.empty() : Optional.of(event);
    }
    int colon = line.indexOf(':');
    var field = colon < 0 ? line : line.substring(0, colon);
    var value = colon < 0 ? "" : line.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    if (field.equals("id")) {
      id = value;
    } else if (field.equals("data")) {
      data.append(data.length() == 0 ? "" : "\n").append(value);
    }
    return Optional.empty();
  }
}
