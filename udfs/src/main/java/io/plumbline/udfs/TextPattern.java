package io.plumbline.udfs;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A regular expression of bounded size that is searched in texts. It is read and matched by RE2,
 * which takes linear time, so that no text can stall a job. What RE2 does not know, such as
 * look-around and back-references, is left to {@link java.util.regex} under a budget of steps: a
 * text on which that ends, or on which its stack overflows, counts as one without a match.
 */
public final class TextPattern {
  /** Above this many atoms, repetitions written out, a program is slow to build and to run. */
  private static final long LARGEST = 50_000;

  private static final int MOST_GROUPS = 100;
  private static final Pattern COUNT = Pattern.compile("(.?)\\{(?:\\d*,)?(\\d{1,9})");

  private final String regex;
  private final Pattern linear;
  private final java.util.regex.Pattern backtracking;

  private TextPattern(String regex, Pattern linear, java.util.regex.Pattern backtracking) {
    this.regex = regex;
    this.linear = linear;
    this.backtracking = backtracking;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if it is none or too large; the message says which
   */
  public static TextPattern compile(String regex) {
    if (size(regex) > LARGEST || regex.chars().filter(c -> c == '(').count() > MOST_GROUPS) {
      throw new IllegalArgumentException(
          "Cannot read regular expression: it is too large; repeat less in it");
    }
    try {
      return new TextPattern(regex, Pattern.compile(regex), null);
    } catch (PatternSyntaxException e) {
      return new TextPattern(
          regex,
          null,
          backtracking(regex)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Cannot read regular expression: %s in '%s'"
                              .formatted(e.getDescription(), regex),
                          e)));
    }
  }

  private static Optional<java.util.regex.Pattern> backtracking(String regex) {
    try {
      return Optional.of(java.util.regex.Pattern.compile(regex));
    } catch (java.util.regex.PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  /** An upper bound: what repeats a group is taken to repeat all that is before it. */
  private static long size(String regex) {
    long size = regex.length();
    var counts = COUNT.matcher(regex);
    while (counts.find() && size <= LARGEST) {
      long count = Long.parseLong(counts.group(2));
      boolean isOfGroup = counts.group(1).equals(")") || counts.group(1).equals("}");
      size = isOfGroup ? size * Math.max(1, count) : size + count;
    }
    return size;
  }

  /** Whether a part of the text matches; the empty part does where the expression allows it. */
  public boolean find(String text) {
    return firstMatch(text) >= 0;
  }

  /** Whether the first match in the text is not empty. */
  public boolean findNonEmpty(String text) {
    return firstMatch(text) > 0;
  }

  /** The length of the first match; -1 without one. */
  private int firstMatch(String text) {
    if (linear != null) {
      var matcher = linear.matcher(text);
      return matcher.find() ? matcher.end() - matcher.start() : -1;
    }
    try {
      var matcher = backtracking.matcher(new BudgetedText(text));
      return matcher.find() ? matcher.end() - matcher.start() : -1;
    } catch (BudgetedText.Spent | StackOverflowError e) {
      return -1;
    }
  }

  /** The expression as it was written. */
  @Override
  public String toString() {
    return regex;
  }
}
