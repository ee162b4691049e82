package io.plumbline.standalone.demo;

import io.plumbline.model.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was broken, and what of it was reported when. Safe for use by many threads. */
final class Scoreboard {
  /**
   * @param alert the first report, or null while there is none
   * @param reportedAt when it came, or null
   */
  record Score(Injection injection, Alert alert, Instant reportedAt) {
    boolean isReported() {
      return alert != null;
    }

    /** From breaking to report; never negative. */
    Duration after() {
      var took = Duration.between(injection.at(), reportedAt);
      return took.isNegative() ? Duration.ZERO : took;
    }
  }

  private final List<Score> scores = new ArrayList<>();

  /** Notes what is about to be broken. Before it is: the report may be fast. */
  synchronized void expect(Injection injection) {
    scores.add(new Score(injection, null, null));
  }

  /** Takes an alert; what it reports, if that was broken here and not reported yet. */
  synchronized Optional<Score> take(Alert alert, Instant at) {
    for (int i = 0; i < scores.size(); i++) {
      var score = scores.get(i);
      if (!score.isReported() && score.injection().isReportedBy(alert)) {
        scores.set(i, new Score(score.injection(), alert, at));
        notifyAll();
        return Optional.of(scores.get(i));
      }
    }
    return Optional.empty();
  }

  /** Waits until everything was reported, or until the limit has passed since it was broken. */
  synchronized void await(List<Injection> injections, Duration limit) throws InterruptedException {
    while (true) {
      var now = Instant.now();
      long longest =
          scores.stream()
              .filter(score -> !score.isReported() && injections.contains(score.injection()))
              .mapToLong(
                  score -> Duration.between(now, score.injection().at().plus(limit)).toMillis())
              .max()
              .orElse(0);
      if (longest <= 0) {
        return;
      }
      wait(longest);
    }
  }

  /** All scores, in the order of breaking. */
  synchronized List<Score> scores() {
    return List.copyOf(scores);
  }
}
