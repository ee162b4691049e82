package io.plumbline.connectors.access.text;

import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The fields of one CSV row after RFC 4180, which may hold line feeds.
 *
 * @param values unquoted
 * @param quoted which of them were quoted
 */
public record CsvFields(List<String> values, BitSet quoted) {
  private static final int MOST = 64;

  /**
   * Reads a row.
   *
   * @throws UndecodableException if it is torn, or no CSV
   */
  public static CsvFields of(String row, int from) throws UndecodableException {
    var values = new ArrayList<String>(32);
    var quoted = new BitSet(32);
    int at = from;
    while (true) {
      if (values.size() == MOST) {
        throw torn("it has more than " + MOST + " fields");
      }
      int end;
      if (at < row.length() && row.charAt(at) == '"') {
        quoted.set(values.size());
        end = quotedEnd(row, at + 1);
        values.add(unquote(row.substring(at + 1, end)));
        end++;
      } else {
        int comma = row.indexOf(',', at);
        end = comma < 0 ? row.length() : comma;
        var value = row.substring(at, end);
        if (value.indexOf('"') >= 0) {
          throw torn("a quote stands in a field that is not quoted");
        }
        values.add(value);
      }
      if (end == row.length()) {
        return new CsvFields(values, quoted);
      }
      if (row.charAt(end) != ',') {
        throw torn("text follows a quoted field");
      }
      at = end + 1;
    }
  }

  /** A field, or null if it is empty and was not quoted, which is how PostgreSQL writes NULL. */
  public String get(int index) {
    var value = values.get(index);
    return value.isEmpty() && !quoted.get(index) ? null : value;
  }

  public int size() {
    return values.size();
  }

  private static int quotedEnd(String row, int from) throws UndecodableException {
    int quote = row.indexOf('"', from);
    while (quote >= 0 && quote + 1 < row.length() && row.charAt(quote + 1) == '"') {
      quote = row.indexOf('"', quote + 2);
    }
    if (quote < 0) {
      throw torn("a quoted field does not end");
    }
    return quote;
  }

  private static String unquote(String text) {
    return text.indexOf('"') < 0 ? text : text.replace("\"\"", "\"");
  }

  private static UndecodableException torn(String why) {
    return new UndecodableException(Reason.TORN, "Cannot read the row as CSV: " + why);
  }
}
