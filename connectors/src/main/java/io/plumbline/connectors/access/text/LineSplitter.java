package io.plumbline.connectors.access.text;

import io.plumbline.connectors.access.AccessLimits;
import java.util.function.Consumer;

/** Each line that is not blank is a record. */
public final class LineSplitter implements RecordSplitter {
  private final StringBuilder held = new StringBuilder();

  @Override
  public void split(CharSequence piece, Consumer<String> records) {
    int from = 0;
    for (int i = 0; i < piece.length(); i++) {
      if (piece.charAt(i) == '\n') {
        hold(piece, from, i);
        end(records);
        from = i + 1;
      }
    }
    hold(piece, from, piece.length());
  }

  @Override
  public void end(Consumer<String> records) {
    int end = held.length();
    if (end > 0 && held.charAt(end - 1) == '\r') {
      end--;
    }
    var line = held.substring(0, end);
    held.setLength(0);
    if (!line.isBlank()) {
      records.accept(line);
    }
  }

  private void hold(CharSequence piece, int from, int to) {
    held.append(piece, from, Math.min(to, from + AccessLimits.RECORD - held.length()));
  }
}
