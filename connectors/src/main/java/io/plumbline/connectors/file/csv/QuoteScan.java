package io.plumbline.connectors.file.csv;

import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.Words;
import java.io.IOException;

/** Looks for line breaks inside quotes, without which every line break ends a record. */
final class QuoteScan {
  private static final int BLOCK = 1 << 16;

  private enum State {
    START,
    PLAIN,
    QUOTED,
    /** After a quote in a quoted field; the next one opens it again, whatever is between. */
    CLOSED
  }

  private final char separator;
  private State state = State.START;

  private QuoteScan(char separator) {
    this.separator = separator;
  }

  /** Whether a record can have several lines; reads up to the whole file. */
  static boolean findsLineBreak(CsvText text) {
    var scan = new QuoteScan(text.separator());
    try (var input = text.file().open(text.file().whole())) {
      var bytes = new byte[BLOCK + Words.PADDING];
      int length;
      while ((length = input.read(bytes, 0, BLOCK)) > 0) {
        if (scan.findsIn(bytes, length)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UnreadableFileException(text.file().path(), e);
    }
  }

  private boolean findsIn(byte[] bytes, int length) {
    int quote = Words.find(bytes, 0, length, (byte) '"');
    if (quote == length && state != State.QUOTED) {
      pass(bytes, length);
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = (char) bytes[i];
      if (state == State.QUOTED && (c == '\n' || c == '\r')) {
        return true;
      }
      step(c);
    }
    return false;
  }

  /** Passes over bytes without a quote. */
  private void pass(byte[] bytes, int length) {
    int p = length - 1;
    while (p >= 0 && !isEnd((char) bytes[p])) {
      p--;
    }
    if (p == length - 1) {
      state = State.START;
    } else if (p >= 0 || state == State.START) {
      state = State.PLAIN;
    }
  }

  private void step(char c) {
    state =
        switch (state) {
          case START, PLAIN -> {
            if (c == '"' && state == State.START) {
              yield State.QUOTED;
            }
            yield isEnd(c) ? State.START : State.PLAIN;
          }
          case QUOTED -> c == '"' ? State.CLOSED : State.QUOTED;
          case CLOSED -> {
            if (c == '"') {
              yield State.QUOTED;
            }
            yield isEnd(c) ? State.START : State.CLOSED;
          }
        };
  }

  private boolean isEnd(char c) {
    return c == separator || c == '\n' || c == '\r';
  }
}
