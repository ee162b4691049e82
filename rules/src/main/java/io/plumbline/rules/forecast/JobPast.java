package io.plumbline.rules.forecast;

import java.util.List;
import java.util.TreeSet;

/**
 * How a job has run; under 4 KB.
 *
 * @param name what people call it
 * @param inputs keys of the datasets that it reads
 * @param startMillis the latest start; 0 before the first
 * @param endMillis the latest end, however it ended; 0 before the first
 * @param starts the last starts, oldest first
 * @param durations how long the last complete runs took, in milliseconds
 * @param waits from the last arrival of an input to the start, in milliseconds, for the last runs
 */
public record JobPast(
    String name,
    List<String> inputs,
    long startMillis,
    long endMillis,
    long[] starts,
    long[] durations,
    long[] waits) {
  /** More than this many inputs are not followed. */
  static final int MOST_INPUTS = 32;

  public JobPast {
    inputs = inputs == null ? List.of() : inputs;
    starts = starts == null ? new long[0] : starts;
    durations = durations == null ? new long[0] : durations;
    waits = waits == null ? new long[0] : waits;
  }

  static JobPast unknown(String name) {
    return new JobPast(name, null, 0, 0, null, null, null);
  }

  boolean isRunning() {
    return startMillis > endMillis;
  }

  JobPast reads(List<String> more) {
    var all = new TreeSet<>(inputs);
    for (var input : more) {
      if (all.size() < MOST_INPUTS) {
        all.add(input);
      }
    }
    return all.size() == inputs.size()
        ? this
        : new JobPast(name, List.copyOf(all), startMillis, endMillis, starts, durations, waits);
  }

  /**
   * A run began.
   *
   * @param inputMillis when the last of its inputs had come; {@link Long#MIN_VALUE} if none had
   */
  JobPast started(long atMillis, long inputMillis) {
    if (atMillis <= startMillis) {
      return this;
    }
    boolean waited = inputMillis != Long.MIN_VALUE && inputMillis <= atMillis;
    return new JobPast(
        name,
        inputs,
        atMillis,
        endMillis,
        Recent.appended(starts, atMillis),
        durations,
        waited ? Recent.appended(waits, atMillis - inputMillis) : waits);
  }

  /** A run ended; only a complete one says how long it takes. */
  JobPast ended(long atMillis, boolean completed) {
    if (atMillis <= endMillis) {
      return this;
    }
    boolean measured = completed && isRunning() && startMillis <= atMillis;
    return new JobPast(
        name,
        inputs,
        startMillis,
        atMillis,
        starts,
        measured ? Recent.appended(durations, atMillis - startMillis) : durations,
        waits);
  }
}
