package io.plumbline.connectors.access.text;

import io.plumbline.connectors.access.AccessLimits;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A record begins with a line that begins with a time. A line without one goes on with a record
 * that is not complete, for a name in it may hold a line feed; after a complete one it is a record
 * of its own, which nobody can read.
 */
public final class StampedSplitter implements RecordSplitter {
  private final LineSplitter lines = new LineSplitter();
  private final Predicate<String> begins;
  private final Predicate<String> complete;
  private String first;
  private StringBuilder more;

  /**
   * @param begins whether a line begins a record
   * @param complete whether a record needs no further line
   */
  public StampedSplitter(Predicate<String> begins, Predicate<String> complete) {
    this.begins = begins;
    this.complete = complete;
  }

  @Override
  public void split(CharSequence piece, Consumer<String> records) {
    lines.split(piece, line -> line(line, records));
  }

  @Override
  public void end(Consumer<String> records) {
    lines.end(line -> line(line, records));
    give(records);
  }

  private void line(String line, Consumer<String> records) {
    if (first == null) {
      begin(line, records);
    } else if (begins.test(line)) {
      give(records);
      begin(line, records);
    } else {
      goOn(line, records);
    }
  }

  private void begin(String line, Consumer<String> records) {
    if (complete.test(line)) {
      records.accept(line);
    } else {
      first = line;
    }
  }

  private void goOn(String line, Consumer<String> records) {
    if (more == null) {
      more = new StringBuilder(first);
    }
    more.append('\n').append(line);
    // Only the line that ends a record is looked at, so that many lines take linear time.
    if (more.length() >= AccessLimits.RECORD || complete.test(line)) {
      give(records);
    }
  }

  private void give(Consumer<String> records) {
    if (first != null) {
      var record = more == null ? first : more.toString();
      first = null;
      more = null;
      records.accept(
          record.length() > AccessLimits.RECORD
              ? record.substring(0, AccessLimits.RECORD)
              : record);
    }
  }
}
