package io.plumbline.connectors.access.text;

import io.plumbline.connectors.access.AccessLimits;
import java.util.function.Consumer;

/**
 * Rows of a CSV log whose first field is a time. A quoted field may hold lines; a quote in it is
 * always doubled, so a quote that stands alone where none may stand proves that an earlier row was
 * torn. Then the line with that quote begins a new row, and the torn one is given as it is. Text
 * within a quoted field cannot bring this about.
 */
public final class CsvSplitter implements RecordSplitter {
  private static final String HEAD = "0000-00-00 00:00:00";

  private enum State {
    FIELD,
    PLAIN,
    QUOTED,
    QUOTE,
    BROKEN
  }

  private final StringBuilder held = new StringBuilder();
  private State state = State.FIELD;
  private int begin;
  private int next;

  @Override
  public void split(CharSequence piece, Consumer<String> records) {
    held.append(piece);
    while (next < held.length()) {
      step(held.charAt(next), records);
      next++;
    }
    if (next - begin > AccessLimits.RECORD) {
      records.accept(held.substring(begin, begin + AccessLimits.RECORD));
      begin = next;
      state = State.BROKEN;
    }
    held.delete(0, begin);
    next -= begin;
    begin = 0;
  }

  @Override
  public void end(Consumer<String> records) {
    give(held.length(), records);
    held.setLength(0);
    next = 0;
    begin = 0;
  }

  private void step(char c, Consumer<String> records) {
    if (c == '\n' && state != State.QUOTED) {
      give(next, records);
      return;
    }
    int at = next - begin;
    if (at < HEAD.length() && !isHead(at, c)) {
      state = State.BROKEN;
      return;
    }
    switch (state) {
      case FIELD -> state = c == '"' ? State.QUOTED : c == ',' ? State.FIELD : State.PLAIN;
      case PLAIN -> {
        if (c == ',') {
          state = State.FIELD;
        } else if (c == '"') {
          violated(records);
        }
      }
      case QUOTED -> state = c == '"' ? State.QUOTE : State.QUOTED;
      case QUOTE -> {
        if (c == '"') {
          state = State.QUOTED;
        } else if (c == ',') {
          state = State.FIELD;
        } else if (c != '\r') {
          violated(records);
        }
      }
      case BROKEN -> {
        // Nothing in this line can be believed; the next one may begin a row.
      }
    }
  }

  /** The line of a misplaced quote begins a row, if it looks like one and is not the first. */
  private void violated(Consumer<String> records) {
    int line = held.lastIndexOf("\n", next) + 1;
    if (line <= begin || next - line < HEAD.length() || !beginsRow(line)) {
      state = State.BROKEN;
      return;
    }
    give(line - 1, records);
    // The quote opens a field of the new row, or breaks that row too: read it again.
    next = line - 1;
  }

  private boolean beginsRow(int line) {
    for (int i = 0; i < HEAD.length(); i++) {
      if (!isHead(i, held.charAt(line + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHead(int at, char c) {
    char expected = HEAD.charAt(at);
    return expected == '0' ? c >= '0' && c <= '9' : c == expected;
  }

  private void give(int end, Consumer<String> records) {
    var record = held.substring(begin, Math.min(end, begin + AccessLimits.RECORD));
    begin = Math.min(held.length(), end + 1);
    state = State.FIELD;
    if (!record.isBlank()) {
      records.accept(record);
    }
  }
}
