package io.plumbline.server.view;

import io.plumbline.model.Hashes;
import io.plumbline.server.http.ProblemException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far a receiver read the alerts: the next offset of each partition, and whose offsets they
 * are. It means the same after a restart or rebuild of the server, in whatever order partitions are
 * read.
 *
 * @param epoch tells Kafka clusters apart; offsets of another one mean nothing
 * @param next next offset by partition; a partition that is not in it is unread
 */
public record AlertCursor(String epoch, SortedMap<Integer, Long> next) {

  private static final Pattern TEXT = Pattern.compile("([0-9a-f]{8})\\.((\\d{1,9}:\\d{1,18},?)*)");

  /** Before the first alert. */
  public static AlertCursor start(String clusterId) {
    return new AlertCursor(Hashes.of("cluster", clusterId).substring(0, 8), new TreeMap<>());
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws ProblemException 400 if it is anything else
   */
  public static AlertCursor of(String text) {
    var match = TEXT.matcher(text);
    if (text.length() > 10_000 || !match.matches()) {
      throw ProblemException.badRequest("Cannot read the alert position; send an id as it came");
    }
    var next = new TreeMap<Integer, Long>();
    for (var part : match.group(2).split(",", -1)) {
      int colon = part.indexOf(':');
      if (colon > 0) {
        next.put(
            Integer.parseInt(part.substring(0, colon)), Long.parseLong(part.substring(colon + 1)));
      }
    }
    return new AlertCursor(match.group(1), next);
  }

  /** The cursor after the record at this place. */
  AlertCursor after(int partition, long offset) {
    var moved = new TreeMap<>(next);
    moved.put(partition, offset + 1);
    return new AlertCursor(epoch, moved);
  }

  AlertCursor at(Map<Integer, Long> positions) {
    return new AlertCursor(epoch, new TreeMap<>(positions));
  }

  long next(int partition) {
    return next.getOrDefault(partition, 0L);
  }

  /** Compact text without spaces, such as {@code 1f00c2aa.0:17,1:5}. */
  public String text() {
    return epoch
        + "."
        + next.entrySet().stream()
            .map(each -> each.getKey() + ":" + each.getValue())
            .collect(Collectors.joining(","));
  }
}
