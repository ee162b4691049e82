package io.plumbline.server.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/**
 * A stretch of a list.
 *
 * @param next what to send as {@code after} for the next stretch, or null at the end
 * @param withheld how many entries of the stretch the caller may not read
 */
public record Page<T>(List<T> items, String next, @JsonInclude(Include.NON_DEFAULT) int withheld) {

  /** One of which nothing is withheld. */
  public Page(List<T> items, String next) {
    this(items, next, 0);
  }
}
