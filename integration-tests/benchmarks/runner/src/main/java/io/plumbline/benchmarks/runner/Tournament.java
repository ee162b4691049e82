package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.Format;
import io.plumbline.benchmarks.harness.Measurement;
import io.plumbline.benchmarks.harness.Task;
import io.plumbline.benchmarks.harness.Variant;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs contestants one after another, round after round, so that noise meets all of them. */
final class Tournament {
  private final List<Contestant> contestants;
  private final DataFolder data;
  private final PrintWriter progress;
  private final List<Measurement> measurements = new ArrayList<>();
  private final Set<String> errors = new LinkedHashSet<>();

  /**
   * @param progress takes a line a run
   */
  Tournament(List<Contestant> contestants, DataFolder data, PrintWriter progress) {
    this.contestants = List.copyOf(contestants);
    this.data = data;
    this.progress = progress;
  }

  void play(List<Format> formats, List<Variant> variants, int rounds, int passes)
      throws IOException, InterruptedException {
    var reference = data.reference();
    for (int round = 0; round < rounds; round++) {
      for (var format : formats) {
        for (var variant : variants) {
          playOnce(data.task(format, variant, passes), reference);
        }
      }
    }
  }

  private void playOnce(Task task, Reference reference) throws InterruptedException {
    for (var contestant : contestants) {
      if (contestant.takes(task)) {
        try {
          take(contestant.run(task), reference);
        } catch (IllegalStateException | UncheckedIOException e) {
          // The others are worth something without it.
          errors.add(e.getMessage());
        }
      }
    }
  }

  private void take(Measurement measurement, Reference reference) {
    measurements.add(measurement);
    errors.addAll(reference.errors(measurement));
    progress.printf(
        "%s, %s, %s: %s s%n",
        measurement.system(),
        measurement.format().text(),
        measurement.variant().text(),
        measurement.seconds());
    progress.flush();
  }

  List<Measurement> measurements() {
    return List.copyOf(measurements);
  }

  /** Metrics that are wrong and systems that failed, in words. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** One for each system, format and variant, in the order in which they first ran. */
  List<Standing> standings() {
    var standings = new ArrayList<Standing>();
    var left = new ArrayList<>(measurements);
    while (!left.isEmpty()) {
      var first = left.get(0);
      var same = left.stream().filter(other -> isOfSameKind(first, other)).toList();
      standings.add(Standing.of(same));
      left.removeAll(same);
    }
    return standings;
  }

  private static boolean isOfSameKind(Measurement left, Measurement right) {
    return left.system().equals(right.system())
        && left.format() == right.format()
        && left.variant() == right.variant();
  }
}
