package io.plumbline.rules.forecast;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Expects when datasets of one period will be there, from what has come and what runs, up the
 * lineage: a dataset comes when its job is through; a job begins when the last of its inputs is
 * there, or at its usual time; what has neither inputs nor a job that is known comes at its usual
 * time of day. Pure; at most {@value #MOST_DATASETS} datasets and {@value #DEEPEST} steps a
 * question.
 *
 * <p>Errors are taken as normal and independent, and of several inputs the latest counts alone, so
 * that probabilities are rough; they are not made from correlated history.
 */
final class Forecaster {
  static final int MOST_DATASETS = 1_000;
  static final int DEEPEST = 16;
  private static final double AS_OFTEN = 1.5;
  private static final double UNUSUAL_SIGMAS = 3;
  private static final double UNUSUAL_MILLIS = 5 * 60_000;

  private final Pasts pasts;
  private final UsualTimes times;
  private final ZoneId zone;
  private final long nowMillis;
  private final Map<String, Optional<Estimate>> known = new HashMap<>();

  /**
   * @param zone in which what is usual is meant
   */
  Forecaster(Pasts pasts, UsualTimes times, ZoneId zone, long nowMillis) {
    this.pasts = pasts;
    this.times = times;
    this.zone = zone;
    this.nowMillis = nowMillis;
  }

  /** When the dataset will be there that is due then; nothing when too little is known of it. */
  Optional<Estimate> expect(DatasetPast past, long deadlineMillis) {
    return occurrence(past, deadlineMillis).map(awaited -> expect(past, awaited, 0));
  }

  /** The arrival that a deadline waits for. */
  Optional<Occurrence> occurrence(DatasetPast past, long deadlineMillis) {
    return Occurrence.near(past.arrivals(), times, zone, deadlineMillis);
  }

  private Optional<Estimate> expectInput(String key, Occurrence ofOutput, int depth) {
    var before = known.get(key);
    if (before != null) {
      return before;
    }
    // A circle of jobs, or a graph that is too large, ends here.
    if (depth > DEEPEST || known.size() >= MOST_DATASETS) {
      return Optional.empty();
    }
    known.put(key, Optional.empty());
    var past = pasts.dataset(key);
    var estimate =
        Occurrence.before(past.arrivals(), times, zone, ofOutput.usualMillis())
            .map(awaited -> expect(past, awaited, depth));
    known.put(key, estimate);
    return estimate;
  }

  private Estimate expect(DatasetPast past, Occurrence awaited, int depth) {
    var name = past.dataset().name();
    if (past.lastMillis() > awaited.fromMillis()) {
      boolean late = isUnusual(past.lastMillis(), awaited.usualMillis(), awaited.sigmaMillis());
      return new Estimate(past.lastMillis(), 0, true, name, name + " came late", late);
    }
    var job = past.jobKey().isEmpty() ? null : pasts.job(past.jobKey());
    if (job == null || job.durations().length < Occurrence.LEAST_KNOWN) {
      return waiting(awaited.usualMillis(), awaited.sigmaMillis(), name, name + " has not arrived");
    }
    var latest = latestInput(job, awaited, depth);
    return job.isRunning() && job.startMillis() > awaited.fromMillis()
        ? running(job, name, latest)
        : toStart(job, name, awaited, latest);
  }

  private Estimate running(JobPast job, String name, Optional<Estimate> latest) {
    var duration = times.durations(job.durations());
    double elapsed = nowMillis - job.startMillis();
    boolean startedLate = latest.filter(input -> input.isThere() && input.delays()).isPresent();
    return new Estimate(
        job.startMillis() + duration.medianAfter(elapsed),
        duration.sigmaAfter(elapsed),
        false,
        startedLate ? latest.get().cause() : name,
        startedLate ? latest.get().reason() : "job %s is still running".formatted(job.name()),
        startedLate || duration.isOverdue(elapsed));
  }

  private Estimate toStart(
      JobPast job, String name, Occurrence awaited, Optional<Estimate> latest) {
    if (latest.isEmpty()) {
      return waiting(awaited.usualMillis(), awaited.sigmaMillis(), name, name + " has not arrived");
    }
    var input = latest.get();
    var duration = times.durations(job.durations());
    var start = start(job, input, awaited);
    var begun =
        input.isThere()
            ? waiting(start.meanMillis(), start.sigmaMillis(), name, notStarted(job))
            : start;
    return new Estimate(
        begun.meanMillis() + duration.medianAfter(0),
        Math.hypot(begun.sigmaMillis(), duration.sigmaAfter(0)),
        false,
        input.delays() ? input.cause() : name,
        input.delays() ? input.reason() : notStarted(job),
        input.delays() || begun.delays());
  }

  private static String notStarted(JobPast job) {
    return "job %s has not started".formatted(job.name());
  }

  /** A job that follows its inputs begins a usual wait after them, another at its usual time. */
  private Estimate start(JobPast job, Estimate input, Occurrence awaited) {
    var wait = times.waits(job.waits());
    var byClock = Occurrence.before(job.starts(), times, zone, awaited.usualMillis());
    boolean follows =
        byClock.isEmpty()
            || (job.waits().length >= Occurrence.LEAST_KNOWN
                && wait.sigma() <= byClock.get().sigmaMillis());
    if (follows) {
      return input.later(wait.middle(), wait.sigma());
    }
    var clock = byClock.get();
    return input.meanMillis() > clock.usualMillis()
        ? input.later(0, clock.sigmaMillis())
        : new Estimate(
            clock.usualMillis(),
            clock.sigmaMillis(),
            false,
            input.cause(),
            input.reason(),
            input.delays());
  }

  private Optional<Estimate> latestInput(JobPast job, Occurrence awaited, int depth) {
    return job.inputsOrReading().stream()
        .filter(input -> comesAsOftenAs(job, input))
        .map(input -> expectInput(input, awaited, depth + 1))
        .flatMap(Optional::stream)
        .max((a, b) -> Double.compare(a.meanMillis(), b.meanMillis()));
  }

  /** A table that is loaded each week holds up no job that runs each day. */
  private boolean comesAsOftenAs(JobPast job, String input) {
    var past = pasts.dataset(input);
    return past != null
        && (job.starts().length < Occurrence.LEAST_KNOWN
            || times.gaps(past.arrivals()).middle()
                <= AS_OFTEN * times.gaps(job.starts()).middle());
  }

  /** What is overdue is expected to be half as late again. */
  private Estimate waiting(double usually, double sigma, String name, String reason) {
    double overdue = nowMillis - usually;
    if (overdue <= 0) {
      return new Estimate(usually, sigma, false, name, reason, false);
    }
    double more = Math.max(sigma, overdue / 2);
    return new Estimate(
        nowMillis + more, more / 2, false, name, reason, isUnusual(nowMillis, usually, sigma));
  }

  private static boolean isUnusual(double atMillis, double usually, double sigma) {
    return atMillis - usually > Math.max(UNUSUAL_SIGMAS * sigma, UNUSUAL_MILLIS);
  }
}
