package io.plumbline.standalone.demo;

import io.plumbline.model.Alert;
import io.plumbline.model.Transition;
import io.plumbline.standalone.client.Table;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says on a terminal what the demo does and what the engine reports, and when. */
final class Narrator {
  private static final Map<Boolean, String> VERDICTS = Map.of(true, "reported", false, "MISSED");

  private final PrintWriter out;
  private final long began = System.nanoTime();

  Narrator(PrintWriter out) {
    this.out = out;
  }

  /** What the demo does. */
  synchronized void say(String text, Object... values) {
    line("      ", text.formatted(values));
  }

  /** What the demo breaks. */
  synchronized void broke(Injection injection) {
    line("BREAK ", injection.title());
  }

  /**
   * What the engine did.
   *
   * @param done whether it did so in time
   */
  synchronized void acted(String mark, String text, boolean done) {
    line(done ? mark : "NOT   ", printable(text));
  }

  /** What the engine reports, and which of the broken things that is. */
  synchronized void alert(Alert alert, Optional<Scoreboard.Score> score) {
    var first = alert.incident().first();
    boolean opened = alert.transition().isOpening();
    line(mark(alert.transition()), "%s: %s".formatted(first.rule(), printable(first.message())));
    if (opened) {
      score.ifPresentOrElse(
          found -> line("      ", "  reported after " + seconds(found.after())),
          () -> line("      ", "  nothing that this demo broke"));
      var version = first.details().get("codeVersion");
      var before = first.details().get("previousCodeVersion");
      if (version != null && before != null && !version.equals(before)) {
        line(
            "      ",
            "  since program version %s; %s was good"
                .formatted(printable(version), printable(before)));
      }
    }
  }

  private static String mark(Transition transition) {
    return switch (transition) {
      case OPENED, FLAPPING -> "ALERT ";
      case REMINDED -> "STILL ";
      case RESOLVED -> "FIXED ";
      case ACKNOWLEDGED -> "KNOWN ";
    };
  }

  /** What was broken, what was reported, what was decided. */
  synchronized void table(List<Scoreboard.Score> scores, Map<String, String> decisions) {
    var table = Table.of("INCIDENT", "", "DETECTED AFTER", "ALERT ID", "DECISION");
    for (var score : scores) {
      table.row(
          score.injection().title(),
          VERDICTS.get(score.isReported()),
          score.isReported() ? seconds(score.after()) : "",
          score.isReported() ? score.alert().id() : "",
          score.isReported() ? decisions.get(score.alert().id()) : "");
    }
    out.printf("%n%s%n%n", table.text());
    out.flush();
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
  }

  private void line(String mark, String text) {
    var elapsed = Duration.ofNanos(System.nanoTime() - began);
    out.printf(Locale.ROOT, "[%6.1f s] %s %s%n", elapsed.toMillis() / 1_000.0, mark, text);
    out.flush();
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
