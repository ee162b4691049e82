package io.plumbline.rules.forecast;

import io.plumbline.rules.arrival.Spread;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  static final int LEAST_KNOWN = 5;
  static final int MOST_DATASETS = 1_000;
  static final int DEEPEST = 16;
  private static final double UNUSUAL_SIGMAS = 3;
  private static final double UNUSUAL_MILLIS = 5 * 60_000;

  private final Pasts pasts;
  private final ZoneId zone;
  private final long fromMillis;
  private final long nowMillis;
  private final Map<String, Optional<Estimate>> known = new HashMap<>();
  private final Set<String> asked = new HashSet<>();

  /**
   * @param zone in which what is usual is meant
   * @param fromMillis arrivals after this count
   */
  Forecaster(Pasts pasts, ZoneId zone, long fromMillis, long nowMillis) {
    this.pasts = pasts;
    this.zone = zone;
    this.fromMillis = fromMillis;
    this.nowMillis = nowMillis;
  }

  /** When the dataset will be there; nothing when too little is known of it. */
  Optional<Estimate> expect(String datasetKey) {
    return expect(datasetKey, 0);
  }

  private Optional<Estimate> expect(String datasetKey, int depth) {
    var before = known.get(datasetKey);
    if (before != null) {
      return before;
    }
    // A circle of jobs, or a graph that is too large, ends here.
    if (depth > DEEPEST || asked.size() >= MOST_DATASETS || !asked.add(datasetKey)) {
      return Optional.empty();
    }
    var past = pasts.dataset(datasetKey);
    var estimate =
        past == null || past.arrivals().length < LEAST_KNOWN
            ? Optional.<Estimate>empty()
            : Optional.of(expect(past, depth));
    known.put(datasetKey, estimate);
    return estimate;
  }

  private Estimate expect(DatasetPast past, int depth) {
    var name = past.dataset().name();
    var usual = UsualTime.of(past.arrivals(), zone);
    double usually = usual.after(fromMillis);
    double sigma = usual.sigmaMillis();
    if (past.lastMillis() > fromMillis) {
      boolean late = isUnusual(past.lastMillis(), usually, sigma);
      return new Estimate(past.lastMillis(), 0, true, name, name + " came late", late);
    }
    var job = past.jobKey().isEmpty() ? null : pasts.job(past.jobKey());
    if (job == null || job.durations().length < LEAST_KNOWN) {
      return waiting(usually, sigma, name, name + " has not arrived");
    }
    if (job.isRunning() && job.startMillis() > fromMillis) {
      return running(job, name, depth);
    }
    return toStart(job, name, usually, sigma, depth);
  }

  private Estimate running(JobPast job, String name, int depth) {
    var duration = UsualDuration.of(job.durations());
    double elapsed = nowMillis - job.startMillis();
    var latest = latestInput(job, depth);
    boolean startedLate = latest.filter(input -> input.isThere() && input.delays()).isPresent();
    return new Estimate(
        job.startMillis() + duration.medianAfter(elapsed),
        duration.sigmaAfter(elapsed),
        false,
        startedLate ? latest.get().cause() : name,
        startedLate ? latest.get().reason() : "job %s is still running".formatted(job.name()),
        startedLate || duration.isOverdue(elapsed));
  }

  private Estimate toStart(JobPast job, String name, double usually, double sigma, int depth) {
    var latest = latestInput(job, depth);
    if (latest.isEmpty()) {
      return waiting(usually, sigma, name, name + " has not arrived");
    }
    var input = latest.get();
    var duration = UsualDuration.of(job.durations());
    var start = start(job, input);
    var begun =
        input.isThere()
            ? waiting(start.meanMillis(), start.sigmaMillis(), name, notStarted(job))
            : start;
    boolean delays = input.delays() || begun.delays();
    return new Estimate(
        begun.meanMillis() + duration.medianAfter(0),
        Math.hypot(begun.sigmaMillis(), duration.sigmaAfter(0)),
        false,
        input.delays() ? input.cause() : name,
        input.delays() ? input.reason() : notStarted(job),
        delays);
  }

  private static String notStarted(JobPast job) {
    return "job %s has not started".formatted(job.name());
  }

  /** A job that follows its inputs begins a usual wait after them, another at its usual time. */
  private Estimate start(JobPast job, Estimate input) {
    var wait = Spread.of(Arrays.stream(job.waits()).mapToDouble(w -> w).toArray());
    if (job.starts().length < LEAST_KNOWN) {
      return input.later(wait.middle(), wait.sigma());
    }
    var usual = UsualTime.of(job.starts(), zone);
    boolean follows = job.waits().length >= LEAST_KNOWN && wait.sigma() <= usual.sigmaMillis();
    double byClock = usual.after(fromMillis);
    return follows || input.meanMillis() > byClock
        ? input.later(follows ? wait.middle() : 0, follows ? wait.sigma() : usual.sigmaMillis())
        : new Estimate(
            byClock, usual.sigmaMillis(), false, input.cause(), input.reason(), input.delays());
  }

  private Optional<Estimate> latestInput(JobPast job, int depth) {
    return job.inputs().stream()
        .map(input -> expect(input, depth + 1))
        .flatMap(Optional::stream)
        .max((a, b) -> Double.compare(a.meanMillis(), b.meanMillis()));
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
