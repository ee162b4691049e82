package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a rule text.
 *
 * @param line 1-based; 0 when the place is not known
 * @param column 1-based; 0 when the place is not known
 * @param message what is wrong
 * @param suggestion how to mend it; possibly empty
 */
public record Problem(int line, int column, String message, String suggestion) {
  public Problem {
    requireNonNull(message, "message is null");
    suggestion = suggestion == null ? "" : suggestion;
  }

  /** {@code line 3, column 12: unknown column 'emial'; did you mean 'email'?}. */
  public String text() {
    var place = line > 0 ? "line " + line + ", column " + column + ": " : "";
    return place + message + (suggestion.isEmpty() ? "" : "; " + suggestion);
  }
}
