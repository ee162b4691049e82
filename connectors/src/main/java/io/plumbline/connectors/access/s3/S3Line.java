package io.plumbline.connectors.access.s3;

import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line: {@code owner bucket [time] ip requester requestId operation key "uri" status error
 * bytes size total turnaround "referer" "agent" version ...}; {@code -} is nothing. Quotes within
 * the URI, the referer and the agent are not escaped, so what follows the URI is found by its
 * shape: the first place where six fields of numbers and codes follow a quote, for a URI holds no
 * blanks and stands before all other text of clients.
 *
 * @param key as logged
 * @param uri the request line without its quotes, or null
 */
record S3Line(
    String bucket,
    long millis,
    String address,
    String requester,
    String requestId,
    String operation,
    String key,
    String uri,
    String status,
    String error,
    String bytes) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH);
  private static final int NUMBERS = 6;

  static S3Line of(String line) throws UndecodableException {
    var words = new S3Words(line);
    words.next();
    var bucket = words.next();
    long millis = millis(words.bracketed());
    var address = words.next();
    var requester = words.next();
    var requestId = words.next();
    var operation = words.next();
    var key = words.next();
    if (key == null || operation == null || operation.indexOf('.') < 0) {
      throw torn();
    }
    var uri = words.startsQuoted() ? quotedUri(words) : words.next();
    var numbers = words.peek(NUMBERS);
    if (!isNumbers(numbers) || !words.isWholeAfter(numbers)) {
      throw torn();
    }
    return new S3Line(
        value(bucket),
        millis,
        value(address),
        value(requester),
        requestId,
        operation,
        value(key),
        value(uri),
        value(numbers[0]),
        value(numbers[1]),
        value(numbers[2]));
  }

  private static String quotedUri(S3Words words) throws UndecodableException {
    int from = words.at() + 1;
    for (int quote = words.quote(from); quote >= 0; quote = words.quote(quote + 1)) {
      words.goTo(quote + 1);
      if (isNumbers(words.peek(NUMBERS))) {
        return words.text(from, quote);
      }
    }
    throw torn();
  }

  /** Status, error code, bytes sent, object size, total time, turn-around time. */
  private static boolean isNumbers(String[] fields) {
    if (fields == null) {
      return false;
    }
    for (int i = 0; i < NUMBERS; i++) {
      boolean fits = fields[i].equals("-") || (i == 1 ? isCode(fields[i]) : isDigits(fields[i]));
      if (!fits) {
        return false;
      }
    }
    return fields[0].equals("-") || fields[0].length() == 3;
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isCode(String text) {
    return text.chars()
        .allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == ':');
  }

  private static String value(String field) {
    return field == null || field.equals("-") ? null : field;
  }

  private static long millis(String text) throws UndecodableException {
    if (text == null) {
      throw torn();
    }
    try {
      return OffsetDateTime.parse(text, TIME).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new UndecodableException(Reason.BAD_TIME, "Cannot read the time of the line", e);
    }
  }

  private static UndecodableException torn() {
    return new UndecodableException(
        Reason.TORN, "Cannot read the line: it does not have the fields of an S3 access log");
  }
}
