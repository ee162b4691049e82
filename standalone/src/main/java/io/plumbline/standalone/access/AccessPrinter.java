package io.plumbline.standalone.access;

import io.plumbline.connectors.access.AccessSink;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Prints what a log says as JSON lines in ASCII: the same in every locale, and nothing in a name
 * can command a terminal or turn text around.
 */
final class AccessPrinter implements AccessSink {
  private static final int SHOWN = 1_000;

  private final PrintWriter out;
  private final PrintWriter err;
  private long events;
  private long ignored;
  private long rejected;

  AccessPrinter(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  AccessCounts counts() {
    return new AccessCounts(events, ignored, rejected);
  }

  @Override
  public void accept(List<AccessEvent> meant) {
    for (var event : meant) {
      events++;
      // Not println, which may flush: a log has many lines.
      out.print(ascii(Json.write(event)) + '\n');
    }
  }

  @Override
  public void reject(String record, UndecodableException reason) {
    rejected++;
    var letter = new LinkedHashMap<String, String>();
    letter.put("reason", reason.reason().name());
    letter.put("message", reason.getMessage());
    letter.put("raw", record.length() <= SHOWN ? record : record.substring(0, SHOWN) + "...");
    err.println(ascii(Json.write(letter)));
  }

  @Override
  public void ignore() {
    ignored++;
  }

  /** The same JSON in ASCII: what is more stands in strings alone. */
  static String ascii(String json) {
    var ascii = new StringBuilder(json.length() + 16);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c <= '~') {
        ascii.append(c);
      } else {
        ascii.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return ascii.toString();
  }
}
