package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/**
 * A column of a dataset as a producer reported it.
 *
 * @param path name; a nested field is {@code parent.child}, an element of an array {@code parent[]}
 * @param type the producer's own type name, possibly empty when it was not told
 */
public record Column(String path, String type) {
  public Column {
    requireNonNull(path, "path is null");
    type = type == null ? "" : type;
  }
}
