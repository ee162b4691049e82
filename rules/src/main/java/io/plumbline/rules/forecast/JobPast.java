package io.plumbline.rules.forecast;

import java.util.List;
import java.util.TreeSet;

/**
 * How a job has run; under 4 KB.
 *
 * @param name what people call it
 * @param inputs keys of the datasets that its last complete run read
 * @param reading keys of the datasets that the run which goes on is known to read
 * @param startMillis the latest start; 0 before the first
 * @param endMillis the latest end, however it ended; 0 before the first
 * @param starts the last starts, oldest first
 * @param durations how long the last complete runs took, in milliseconds
 * @param waits from the last arrival of an input to the start, in milliseconds, for the last runs
 */
public record JobPast(
    String name,
    List<String> inputs,
    List<String> reading,
    long startMillis,
    long endMillis,
    long[] starts,
    long[] durations,
    long[] waits) {
  /** More than this many inputs are not followed. */
  static final int MOST_INPUTS = 32;

  public JobPast {
    inputs = inputs == null ? List.of() : inputs;
    reading = reading == null ? List.of() : reading;
    starts = starts == null ? new long[0] : starts;
    durations = durations == null ? new long[0] : durations;
    waits = waits == null ? new long[0] : waits;
  }

  static JobPast unknown(String name) {
    return new JobPast(name, null, null, 0, 0, null, null, null);
  }

  boolean isRunning() {
    return startMillis > endMillis;
  }

  /** What it reads as far as is known: that of the last complete run, or else of this one. */
  List<String> inputsOrReading() {
    return inputs.isEmpty() ? reading : inputs;
  }

  JobPast reads(List<String> more) {
    var all = new TreeSet<>(reading);
    for (var input : more) {
      if (all.size() < MOST_INPUTS) {
        all.add(input);
      }
    }
    return all.size() == reading.size()
        ? this
        : new JobPast(
            name, inputs, List.copyOf(all), startMillis, endMillis, starts, durations, waits);
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
        null,
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
        completed && !reading.isEmpty() ? reading : inputs,
        null,
        startMillis,
        atMillis,
        starts,
        measured ? Recent.appended(durations, atMillis - startMillis) : durations,
        waits);
  }
}
