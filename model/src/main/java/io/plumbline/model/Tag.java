package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/**
 * What somebody says of a dataset or a column in a word, such as {@code pii}.
 *
 * @param column its path; null for the dataset as a whole
 * @param name the word, or {@code key=value}
 */
public record Tag(String column, String name) {
  public Tag {
    requireNonNull(name, "name is null");
  }
}
