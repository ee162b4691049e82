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
    /** After a quote in a quoted field, which ends it unless another one follows. */
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
      step((char) bytes[length - 1]);
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

  private void step(char c) {
    state =
        switch (state) {
          case START, PLAIN -> {
            if (c == '"' && state == State.START) {
              yield State.QUOTED;
            }
            yield outside(c);
          }
          case QUOTED -> c == '"' ? State.CLOSED : State.QUOTED;
          case CLOSED -> c == '"' ? State.QUOTED : outside(c);
        };
  }

  private State outside(char c) {
    return c == separator || c == '\n' || c == '\r' ? State.START : State.PLAIN;
  }
}
