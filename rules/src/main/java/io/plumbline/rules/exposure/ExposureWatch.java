package io.plumbline.rules.exposure;

import io.plumbline.model.Alert;
import io.plumbline.model.FindingKind;
import io.plumbline.rules.access.DatasetRead;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Who read bad data: incidents of a dataset meet its reads. What was told of an incident is told
 * again, under the same ids, when its readers change; once there is proof of one it matters a step
 * more. Reads and alerts may come in any order as long as they come within what is kept. Pure: each
 * step gives the next state and what is told.
 */
public final class ExposureWatch {
  /** Reads are kept at least so long for incidents that are told of later. */
  static final Duration LEAST_KEPT = Duration.ofMinutes(10);

  private final long settleMillis;

  /**
   * @param settleMillis for how long what resolves an incident may come later than a read after it;
   *     so long a read is known before it matters
   */
  public ExposureWatch(long settleMillis) {
    this.settleMillis = settleMillis;
  }

  /** A step: what is known after it, and what is told. */
  public record Step(IncidentReads next, List<Alert> alerts) {}

  /** Whether data that are there are bad; those that are late are not there to be read. */
  public static boolean isAboutData(Alert alert) {
    return alert.incident().first().kind() != FindingKind.ARRIVAL;
  }

  /** How long reads are kept for incidents that are told of later. */
  public long keptMillis() {
    return Math.max(LEAST_KEPT.toMillis(), 2 * settleMillis);
  }

  /** How long news of readers waits at the most. */
  public long patienceMillis() {
    return Math.max(1_000, settleMillis);
  }

  /**
   * Takes what happened to an incident.
   *
   * @param known what is known of it, or null
   * @param recent the reads of its dataset that are kept
   * @param clockMillis wall clock
   */
  public Step alerted(
      IncidentReads known, Alert alert, Collection<RecentReads> recent, long clockMillis) {
    var next = (known == null ? IncidentReads.NONE : known).with(alert).with(recent, clockMillis);
    var exposure = next.exposure();
    if (exposure == null ? next.told() == null : exposure.equals(next.told())) {
      return new Step(next, List.of(told(alert, next, clockMillis)));
    }
    return tell(next, clockMillis);
  }

  /** Takes a read of the dataset; gives what was known itself if that changes nothing. */
  public IncidentReads read(IncidentReads known, DatasetRead read, long clockMillis) {
    return known.with(read.user(), read.atMillis(), read.proven(), clockMillis);
  }

  /** Adds a read to those that are kept. */
  public RecentReads keep(RecentReads known, DatasetRead read, long clockMillis) {
    return (known == null ? RecentReads.none(read.user(), read.proven()) : known)
        .with(read.atMillis(), keptMillis(), clockMillis);
  }

  /** Tells what has changed since it was told last. */
  public Step settle(IncidentReads known, long clockMillis) {
    var next = known.settled(clockMillis - settleMillis);
    return isNews(next) ? tell(next, clockMillis) : new Step(next, List.of());
  }

  /** Whether {@link #settle} will have something to tell sooner or later. */
  public boolean isWaiting(IncidentReads known) {
    return isNews(known) || known.isSettling();
  }

  private static boolean isNews(IncidentReads known) {
    var exposure = known.exposure();
    return exposure == null ? known.told() != null : !exposure.equals(known.told());
  }

  private static Step tell(IncidentReads known, long clockMillis) {
    var next = known.told(known.exposure());
    return new Step(
        next, next.inOrder().stream().map(alert -> told(alert, next, clockMillis)).toList());
  }

  private static Alert told(Alert alert, IncidentReads reads, long clockMillis) {
    return new Alert(
        alert.id(),
        alert.tenant(),
        alert.transition(),
        alert.atMillis(),
        clockMillis,
        alert.incident().exposed(reads.exposure()));
  }
}
