package io.plumbline.model;

/** Text that the watched choose, such as names of users and files, as people may be shown it. */
public final class PlainText {
  private static final int MOST_CHARACTERS = 200;

  private PlainText() {}

  /** The text without what is not printed or turns the direction of reading, cut if it is long. */
  public static String of(String text) {
    var cut = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    var plain = new StringBuilder(cut.length());
    cut.codePoints().forEach(c -> plain.appendCodePoint(isPlain(c) ? c : '?'));
    return plain.toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
