package io.plumbline.connectors.access.s3;

/** The fields of a line from left to right; one blank or more stand between them. */
final class S3Words {
  private final String line;
  private int at;

  S3Words(String line) {
    this.line = line;
  }

  /** The next field, or null at the end. */
  String next() {
    skipBlanks();
    if (at >= line.length()) {
      return null;
    }
    int from = at;
    int blank = line.indexOf(' ', at);
    at = blank < 0 ? line.length() : blank;
    return line.substring(from, at);
  }

  /** The next field without its brackets, or null if it is none of that kind. */
  String bracketed() {
    skipBlanks();
    int end = line.indexOf(']', at);
    if (end < 0 || line.charAt(at) != '[') {
      return null;
    }
    var text = line.substring(at + 1, end);
    at = end + 1;
    return text;
  }

  boolean startsQuoted() {
    skipBlanks();
    return at < line.length() && line.charAt(at) == '"';
  }

  int at() {
    return at;
  }

  /** The next quote with a blank after it; -1 if there is none. */
  int quote(int from) {
    return line.indexOf("\" ", from);
  }

  /** Reading goes on at an index. */
  void goTo(int index) {
    at = index;
  }

  String text(int from, int to) {
    return line.substring(from, to);
  }

  /** The next fields, which stay unread; null if there are fewer. */
  String[] peek(int count) {
    int from = at;
    var fields = new String[count];
    for (int i = 0; i < count; i++) {
      fields[i] = next();
    }
    at = from;
    return fields[count - 1] == null ? null : fields;
  }

  /** Whether referer, agent and version follow some fields: what is cut off before is torn. */
  boolean isWholeAfter(String[] fields) {
    for (int i = 0; i < fields.length; i++) {
      next();
    }
    var rest = line.substring(at).strip();
    int agentEnd = rest.lastIndexOf("\" ");
    boolean quoted = rest.startsWith("\"") && agentEnd > 0;
    return quoted
        ? rest.substring(0, agentEnd + 1).chars().filter(c -> c == '"').count() >= 4
        : rest.startsWith("- ") && rest.chars().filter(c -> c == ' ').count() >= 2;
  }

  private void skipBlanks() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
  }
}
