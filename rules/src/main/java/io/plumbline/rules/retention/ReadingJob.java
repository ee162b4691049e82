package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A job that reads a dataset, with its latest runs; tells whether it still needs the data. Pure.
 *
 * @param job its name
 * @param runs in any order; the more, the better its rhythm is known
 */
public record ReadingJob(String job, List<Run> runs) {
  /** A run that has not ended is given up on when nothing was heard of it for that long. */
  static final Duration LONGEST_PAUSE = Duration.ofDays(7);

  /** A job that has not run for that long, and for several of its turns, reads no more. */
  static final Duration LONGEST_SILENCE = Duration.ofDays(35);

  private static final int TURNS = 3;

  /**
   * One run.
   *
   * @param readUpTo the time whose data it was to read up to, or else when it started
   * @param heardOfAt when it last told something
   */
  public record Run(
      String id, Instant startedAt, Instant readUpTo, Instant heardOfAt, Ending ending) {
    public Run {
      requireNonNull(id, "id is null");
      requireNonNull(startedAt, "startedAt is null");
      requireNonNull(readUpTo, "readUpTo is null");
      requireNonNull(heardOfAt, "heardOfAt is null");
      requireNonNull(ending, "ending is null");
    }
  }

  /** How a run ended. */
  public enum Ending {
    NOT_YET,
    COMPLETE,
    /** It failed or was aborted: it has read nothing to its end. */
    IN_VAIN
  }

  public ReadingJob {
    requireNonNull(job, "job is null");
    runs = runs.stream().sorted(Comparator.comparing(Run::startedAt).reversed()).toList();
  }

  /**
   * What it needs: everything while a run is under way or none ever came to its end, and else what
   * its last complete run could not have read.
   *
   * @return empty if it reads no more
   */
  public Optional<Reader> need(Instant now) {
    for (var run : runs) {
      if (run.ending() == Ending.NOT_YET && run.heardOfAt().isAfter(now.minus(LONGEST_PAUSE))) {
        return Optional.of(Reader.unfinished(job, run.id()));
      }
    }
    if (runs.isEmpty() || isSilent(now)) {
      return Optional.empty();
    }
    var complete = runs.stream().filter(run -> run.ending() == Ending.COMPLETE).findFirst();
    return Optional.of(
        complete
            .map(run -> next(run.readUpTo()))
            .orElse(new Reader(job, "has not come to the end of a run", null)));
  }

  private Reader next(Instant from) {
    var turn = turn();
    return turn.isPresent()
        ? Reader.due(job, runs.get(0).startedAt().plus(turn.get()), from)
        : new Reader(job, "has read up to " + from, from);
  }

  private boolean isSilent(Instant now) {
    var silence = Duration.between(runs.get(0).startedAt(), now);
    var usual = turn().map(turn -> turn.multipliedBy(TURNS)).orElse(Duration.ZERO);
    return silence.compareTo(LONGEST_SILENCE) > 0 && silence.compareTo(usual) > 0;
  }

  /** The median time between the starts of two runs; empty with fewer than three. */
  private Optional<Duration> turn() {
    if (runs.size() < TURNS) {
      return Optional.empty();
    }
    var gaps = new Duration[runs.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = Duration.between(runs.get(i + 1).startedAt(), runs.get(i).startedAt());
    }
    Arrays.sort(gaps);
    return Optional.of(gaps[gaps.length / 2]);
  }
}
