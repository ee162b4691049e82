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

  private boolean like(String text) {
    return LikeMatcher.OF_NAMES.matches(text, pattern);
  }
}
