package io.plumbline.connectors.access.text;

import io.plumbline.connectors.access.AccessLimits;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A record begins with a line that begins with a time; it is given when the next one begins. Lines
 * without a time belong to the record before them, for a name in it may hold line feeds, if it is
 * not whole without them or if they end as a record does, for a name may also imitate the end of a
 * record. Other lines are a record of their own, which nobody can read.
 */
public final class StampedSplitter implements RecordSplitter {
  private final LineSplitter lines = new LineSplitter();
  private final Predicate<String> begins;
  private final Predicate<String> ends;
  private String first;
  private StringBuilder more;

  /**
   * @param begins whether a line begins a record
   * @param ends whether a text has the end of a record
   */
  public StampedSplitter(Predicate<String> begins, Predicate<String> ends) {
    this.begins = begins;
    this.ends = ends;
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
    if (first == null || begins.test(line)) {
      give(records);
      first = line;
      return;
    }
    if (more == null) {
      more = new StringBuilder();
    }
    more.append('\n').append(line);
    if (first.length() + more.length() >= AccessLimits.RECORD) {
      give(records);
    }
  }

  private void give(Consumer<String> records) {
    if (first == null) {
      return;
    }
    var record = first;
    var rest = more == null ? "" : more.toString();
    first = null;
    more = null;
    if (rest.isEmpty()) {
      records.accept(record);
    } else if (ends.test(record) && !ends.test(rest)) {
      records.accept(record);
      records.accept(rest.substring(1));
    } else {
      var joined = record + rest;
      records.accept(joined.substring(0, Math.min(joined.length(), AccessLimits.RECORD)));
    }
  }
}
