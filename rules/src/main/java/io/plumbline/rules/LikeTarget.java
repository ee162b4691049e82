package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.DatasetId;

/**
 * Every dataset whose name, {@code namespace.name} or id is {@code LIKE} a SQL pattern: {@code %}
 * stands for any text, {@code _} for one character, {@code \} takes the next one literally.
 */
public record LikeTarget(String pattern, String sql) implements Target {
  public LikeTarget {
    requireNonNull(pattern, "pattern is null");
  }

  @Override
  public boolean matches(DatasetId dataset) {
    return like(dataset.name())
        || like(dataset.namespace() + "." + dataset.name())
        || like(dataset.id());
  }

  // Greedy with one point of return: O(text * pattern) at worst, no backtracking explosion.
  private boolean like(String text) {
    int t = 0;
    int p = 0;
    int afterPercent = -1;
    int resumeAt = -1;
    while (t < text.length()) {
      boolean escaped = p + 1 < pattern.length() && pattern.charAt(p) == '\\';
      if (p < pattern.length() && !escaped && pattern.charAt(p) == '%') {
        afterPercent = ++p;
        resumeAt = t;
      } else if (p < pattern.length()
          && (escaped
              ? pattern.charAt(p + 1) == text.charAt(t)
              : pattern.charAt(p) == '_' || pattern.charAt(p) == text.charAt(t))) {
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
