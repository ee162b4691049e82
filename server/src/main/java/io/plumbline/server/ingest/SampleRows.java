package io.plumbline.server.ingest;

import com.fasterxml.jackson.core.JsonToken;
import io.plumbline.server.http.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads rows out of a body; each row must be a JSON object. */
final class SampleRows {

  private SampleRows() {}

  /**
   * The rows of newline-delimited JSON; blank lines are passed over.
   *
   * @throws ProblemException 400 with the line of the first row that is no JSON object
   */
  static List<byte[]> ofLines(byte[] body) {
    var rows = new ArrayList<byte[]>();
    int line = 0;
    for (int start = 0; start < body.length; ) {
      int end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      line++;
      int last = end > start && body[end - 1] == '\r' ? end - 1 : end;
      var row = Arrays.copyOfRange(body, start, last);
      if (!blank(row)) {
        checkObject(row, line);
        rows.add(row);
      }
      start = end + 1;
    }
    return rows;
  }

  /** The rows of the array that is the current value. */
  static List<byte[]> ofArray(JsonText json) {
    var rows = new ArrayList<byte[]>();
    while (true) {
      var token = json.next();
      if (token == JsonToken.END_ARRAY) {
        return rows;
      }
      int line = json.line();
      if (token != JsonToken.START_OBJECT) {
        throw notAnObject(line, "");
      }
      var row = json.slice();
      checkSize(row, line);
      rows.add(row);
    }
  }

  private static void checkObject(byte[] row, int line) {
    checkSize(row, line);
    try (var json = JsonText.of(row)) {
      if (json.next() != JsonToken.START_OBJECT) {
        throw notAnObject(line, "");
      }
      json.skip();
      json.end();
    } catch (ProblemException e) {
      throw e.members().containsKey("line") ? e : notAnObject(line, ": " + e.getMessage());
    }
  }

  private static void checkSize(byte[] row, int line) {
    if (SampleParts.quotedSize(row) > SampleParts.MOST_BYTES) {
      throw ProblemException.badRequest(
              "Cannot take the row at line "
                  + line
                  + ": it has more than "
                  + SampleParts.MOST_BYTES
                  + " bytes")
          .with("line", line);
    }
  }

  private static ProblemException notAnObject(int line, String cause) {
    return ProblemException.badRequest(
            "Cannot take the row at line " + line + ": it is not a JSON object" + cause)
        .with("line", line);
  }

  private static boolean blank(byte[] row) {
    for (byte b : row) {
      if (b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
