package io.plumbline.rules;

/** SQL's LIKE: {@code %} stands for any text, {@code _} for one character. */
public final class LikeMatcher {
  /** As names are matched: {@code \\} takes the next character literally. */
  public static final LikeMatcher OF_NAMES = new LikeMatcher('\\');

  private final int escape;

  /**
   * @param escape the character that takes the next one literally, or -1 for none
   */
  public LikeMatcher(int escape) {
    this.escape = escape;
  }

  /**
   * Whether a text is like a pattern. Greedy with one point of return: O(text * pattern) at worst,
   * no backtracking explosion.
   */
  public boolean matches(String text, String pattern) {
    int t = 0;
    int p = 0;
    int afterPercent = -1;
    int resumeAt = 0;
    while (t < text.length()) {
      boolean escaped = p + 1 < pattern.length() && pattern.charAt(p) == escape;
      if (p < pattern.length() && !escaped && pattern.charAt(p) == '%') {
        afterPercent = ++p;
        resumeAt = t;
      } else if (p < pattern.length() && !escaped && pattern.charAt(p) == '_') {
        p++;
        t += Character.charCount(text.codePointAt(t));
      } else if (p < pattern.length() && pattern.charAt(escaped ? p + 1 : p) == text.charAt(t)) {
        p += escaped ? 2 : 1;
        t++;
      } else if (afterPercent >= 0) {
        p = afterPercent;
        t = ++resumeAt;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '%') {
      p++;
    }
    return p == pattern.length();
  }
}
