package io.plumbline.server.rules;

import com.google.re2j.Pattern;

/** SQL's LIKE over short names; {@code \\} takes the next character literally. */
final class Like {

  private Like() {}

  static boolean matches(String pattern, String text) {
    var regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        boolean escaped = c == '\\' && i + 1 < pattern.length();
        regex.append(Pattern.quote(String.valueOf(escaped ? pattern.charAt(++i) : c)));
      }
    }
    // Linear in the text whatever the pattern is.
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matches(text);
  }
}
