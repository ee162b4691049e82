package io.plumbline.sql.expression;

/** Functions on texts; positions and lengths count characters, NULL gives NULL. */
final class TextSteps {
  /** Above this a text is NULL: nested REPLACE could make one that fills the memory. */
  private static final int LONGEST = 1 << 20;

  private TextSteps() {}

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  static String left(String text, long count) {
    return text == null ? null : substring(text, 1, Math.max(0, count));
  }

  static String right(String text, long count) {
    return text == null ? null : substring(text, length(text) - Math.max(0, count) + 1, count);
  }

  /**
   * @param from 1-based; what is before the start counts as characters that are not there
   */
  static String substring(String text, long from, long count) {
    int characters = length(text);
    long first = Math.min(Math.max(from, 1), characters + 1L);
    long bounded =
        Math.min(Math.max(from, -characters) + Math.min(count, 1L << 32), characters + 1L);
    if (bounded <= first) {
      return "";
    }
    int start = text.offsetByCodePoints(0, (int) (first - 1));
    return text.substring(start, text.offsetByCodePoints(start, (int) (bounded - first)));
  }

  /** Without the blanks at both ends. */
  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && text.charAt(start) == ' ') {
      start++;
    }
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(start, end);
  }

  static String concat(String start, String end) {
    return bounded(start.length() + (long) end.length()) ? start.concat(end) : null;
  }

  /** An empty text to replace is nowhere. */
  static String replace(String text, String from, String to) {
    if (from.isEmpty()) {
      return text;
    }
    long growth = Math.max(0, to.length() - (long) from.length());
    return bounded(text.length() + growth * (text.length() / from.length()))
        ? text.replace(from, to)
        : replaceCounted(text, from, to);
  }

  private static String replaceCounted(String text, String from, String to) {
    long size = text.length();
    for (int at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + from.length())) {
      size += to.length() - (long) from.length();
    }
    return bounded(size) ? text.replace(from, to) : null;
  }

  /** 1-based; 0 where it is not found. */
  static long position(String sought, String text) {
    int at = text.indexOf(sought);
    return at < 0 ? 0 : text.codePointCount(0, at) + 1L;
  }

  private static boolean bounded(long length) {
    return length <= LONGEST;
  }
}
