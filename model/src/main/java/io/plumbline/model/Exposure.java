package io.plumbline.model;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * Who read bad data.
 *
 * @param readers {@link #MOST_LISTED} at the most: those first of whom there is proof, then by time
 *     and name
 * @param others how many more there are
 * @param raised whether the incident matters more because of it; once it does, it stays so
 */
public record Exposure(List<IncidentReader> readers, int others, boolean raised) {
  /** Readers that are listed. */
  public static final int MOST_LISTED = 20;

  private static final int MOST_NAMED = 5;

  public Exposure {
    readers = readers == null ? List.of() : readers;
  }

  /** It in a few words for people: {@code read by ann, eve (not proven) and 3 others}. */
  public String words() {
    if (readers.isEmpty()) {
      return "read by nobody that is known any more";
    }
    var named =
        readers.stream()
            .limit(MOST_NAMED)
            .map(each -> PlainText.of(each.user()) + (each.proven() ? "" : " (not proven)"))
            .collect(joining(", "));
    int more = readers.size() - Math.min(MOST_NAMED, readers.size()) + others;
    return "read by "
        + named
        + (more == 0 ? "" : " and " + more + (more == 1 ? " other" : " others"));
  }
}
