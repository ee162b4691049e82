package io.plumbline.connectors.access.text;

import io.plumbline.connectors.access.AccessLimits;
import java.util.Set;
import java.util.function.Consumer;

/**
 * JSON objects one after another: one a line or over many lines, as elements of an array or of a
 * named field of an envelope, or behind the text that a logger puts before them. A line feed within
 * a string, or a line that no object goes on with, shows that an object was torn; the next line
 * then begins another. A line without an object is a record too.
 */
public final class JsonSplitter implements RecordSplitter {
  /** What the lines of an object that is written over many lines may begin with. */
  private static final String GOES_ON = " \t\r\n}]\",";

  private static final int DEEPEST_ENVELOPE = 2;

  private final Set<String> envelopes;
  private final StringBuilder held = new StringBuilder();
  private int depth;
  private boolean inString;
  private boolean escaped;
  private boolean lineBegins = true;

  /** Whether something but blanks stands before the object. */
  private boolean preceded;

  /**
   * @param envelopes names of array fields whose elements are records
   */
  public JsonSplitter(String... envelopes) {
    this.envelopes = Set.of(envelopes);
  }

  @Override
  public void split(CharSequence piece, Consumer<String> records) {
    int from = 0;
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (inString) {
        if (c == '\n') {
          hold(piece, from, i);
          give(records);
          lineBegins = true;
          from = i + 1;
        } else if (escaped) {
          escaped = false;
        } else if (c == '\\') {
          escaped = true;
        } else if (c == '"') {
          inString = false;
        }
        continue;
      }
      boolean torn = depth > 0 && lineBegins && GOES_ON.indexOf(c) < 0;
      lineBegins = c == '\n';
      if (torn) {
        hold(piece, from, i);
        give(records);
        from = i;
      }
      if (depth == 0) {
        from = between(piece, from, i, c, records);
      } else {
        from = within(piece, from, i, c, records);
      }
    }
    hold(piece, from, piece.length());
  }

  @Override
  public void end(Consumer<String> records) {
    give(records);
    lineBegins = true;
  }

  /** Outside objects; the answer is where the text begins that is not held yet. */
  private int between(CharSequence piece, int from, int i, char c, Consumer<String> records) {
    switch (c) {
      case '{' -> depth = 1;
      case '\n' -> {
        hold(piece, from, i);
        give(records);
        return i + 1;
      }
      case '[', ']', '}', ',' -> {
        if (!preceded) {
          held.setLength(0);
          return i + 1;
        }
      }
      default -> preceded |= c > ' ';
    }
    return from;
  }

  private int within(CharSequence piece, int from, int i, char c, Consumer<String> records) {
    switch (c) {
      case '"' -> inString = true;
      case '{' -> depth++;
      case '[' -> {
        if (depth <= DEEPEST_ENVELOPE && !envelopes.isEmpty() && opensEnvelope(piece, from, i)) {
          held.setLength(0);
          depth = 0;
          preceded = false;
          return i + 1;
        }
        depth++;
      }
      case '}', ']' -> {
        depth--;
        if (depth == 0) {
          hold(piece, from, i + 1);
          give(records);
          return i + 1;
        }
      }
      default -> {
        // A number, a name, a blank.
      }
    }
    return from;
  }

  /** Whether the text before a bracket is the name of an envelope's field and a colon. */
  private boolean opensEnvelope(CharSequence piece, int from, int bracket) {
    int tail = Math.max(from, bracket - 64);
    var before = held.substring(Math.max(0, held.length() - 64)) + piece.subSequence(tail, bracket);
    var text = before.stripTrailing();
    if (!text.endsWith(":")) {
      return false;
    }
    text = text.substring(0, text.length() - 1).stripTrailing();
    int quote = text.length() < 2 ? -1 : text.lastIndexOf('"', text.length() - 2);
    return quote >= 0
        && text.endsWith("\"")
        && envelopes.contains(text.substring(quote + 1, text.length() - 1));
  }

  private void hold(CharSequence piece, int from, int to) {
    if (from < to) {
      held.append(piece, from, Math.min(to, from + AccessLimits.RECORD - held.length()));
    }
  }

  private void give(Consumer<String> records) {
    depth = 0;
    inString = false;
    escaped = false;
    preceded = false;
    if (!isBlank(held)) {
      records.accept(held.toString());
    }
    held.setLength(0);
  }

  private static boolean isBlank(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > ' ') {
        return false;
      }
    }
    return true;
  }
}
