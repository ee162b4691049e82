package io.plumbline.rules.exposure;

import static java.util.Comparator.comparing;

import io.plumbline.model.Alert;
import io.plumbline.model.Exposure;
import io.plumbline.model.IncidentReader;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Transition;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An incident of a dataset, what was told of it, and who read the data while it was open: from the
 * first violation on, and before the pass that resolved it.
 *
 * @param alerts what was told of it, the latest of each kind
 * @param readers by user; {@link #MOST_READERS} at the most
 * @param raised whether it matters more because of them
 * @param told the readers as they were told; null for none
 */
public record IncidentReads(
    Map<String, Alert> alerts, Map<String, ReaderTimes> readers, boolean raised, Exposure told) {
  /** Readers of one incident that are known; of more only those count of whom there is proof. */
  static final int MOST_READERS = 1_000;

  static final IncidentReads NONE = new IncidentReads(Map.of(), Map.of(), false, null);

  /** What was told, in the order in which it happened. */
  public List<Alert> inOrder() {
    return alerts.values().stream().sorted(comparing(Alert::transition)).toList();
  }

  /** The same with an alert; of the readers those are left who read before it was resolved. */
  IncidentReads with(Alert alert) {
    var next = new HashMap<>(alerts);
    boolean isOpening = alert.transition().isOpening();
    next.put((isOpening ? Transition.OPENED : alert.transition()).name(), alert);
    var bounded = new IncidentReads(next, readers, raised, told);
    var left = new HashMap<String, ReaderTimes>();
    long resolved = bounded.resolvedMillis();
    readers.forEach(
        (user, times) -> {
          var before = times.before(resolved);
          if (before != null) {
            left.put(user, before);
          }
        });
    return new IncidentReads(next, left, raised, told);
  }

  /** The same with the reads of lately that are within it. */
  IncidentReads with(Collection<RecentReads> recent, long clockMillis) {
    var next = this;
    for (var reads : recent) {
      long at = reads.firstWithin(openedMillis(), resolvedMillis());
      if (at != Long.MAX_VALUE) {
        next = next.with(reads.user(), at, reads.proven(), clockMillis);
      }
    }
    return next;
  }

  /** The same with a read; this one itself if it says nothing new. */
  IncidentReads with(String user, long atMillis, boolean proven, long clockMillis) {
    if (atMillis < openedMillis() || atMillis >= resolvedMillis()) {
      return this;
    }
    var known = readers.getOrDefault(user, ReaderTimes.NONE);
    var times = known.with(atMillis, proven, clockMillis);
    if (times.equals(known) || (readers.size() >= MOST_READERS && !isRoom(user, proven))) {
      return this;
    }
    var next = new HashMap<>(readers);
    if (next.size() >= MOST_READERS && !next.containsKey(user)) {
      next.remove(lastWithoutProof());
    }
    next.put(user, times);
    return new IncidentReads(alerts, next, raised, told);
  }

  private boolean isRoom(String user, boolean proven) {
    return readers.containsKey(user) || (proven && lastWithoutProof() != null);
  }

  private String lastWithoutProof() {
    return readers.entrySet().stream()
        .filter(entry -> !entry.getValue().isProven())
        .max(
            comparing((Map.Entry<String, ReaderTimes> entry) -> entry.getValue().anyMillis())
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** The same, mattering more if there is proof of a reader who was known by then. */
  IncidentReads settled(long knownByMillis) {
    boolean isRaised =
        raised || readers.values().stream().anyMatch(times -> times.knownMillis() <= knownByMillis);
    return new IncidentReads(alerts, readers, isRaised, told);
  }

  /** Whether there is proof of a reader, and it was not yet said that it matters. */
  boolean isSettling() {
    return !raised && readers.values().stream().anyMatch(ReaderTimes::isProven);
  }

  IncidentReads told(Exposure exposure) {
    return new IncidentReads(alerts, readers, raised, exposure);
  }

  /** The readers as they are told; null for none. */
  Exposure exposure() {
    if (readers.isEmpty() && !raised) {
      return null;
    }
    var listed =
        readers.entrySet().stream()
            .map(entry -> entry.getValue().reader(entry.getKey()))
            .sorted(
                comparing((IncidentReader reader) -> !reader.proven())
                    .thenComparing(IncidentReader::atMillis)
                    .thenComparing(IncidentReader::user))
            .limit(Exposure.MOST_LISTED)
            .toList();
    return new Exposure(listed, readers.size() - listed.size(), raised);
  }

  /** Whether it is over. */
  public boolean isResolved() {
    return resolvedMillis() != Long.MAX_VALUE;
  }

  /** Event time of the first violation. */
  public long openedMillis() {
    return alerts.values().stream()
        .mapToLong(alert -> alert.incident().openedAtMillis())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Event time of the pass that resolved it; {@link Long#MAX_VALUE} while it is open. */
  private long resolvedMillis() {
    var resolving = alerts.get(Transition.RESOLVED.name());
    if (resolving != null) {
      return resolving.incident().resolvedAtMillis();
    }
    return alerts.values().stream()
        .filter(alert -> alert.incident().status() == IncidentStatus.RESOLVED)
        .mapToLong(alert -> alert.incident().resolvedAtMillis())
        .max()
        .orElse(Long.MAX_VALUE);
  }
}
