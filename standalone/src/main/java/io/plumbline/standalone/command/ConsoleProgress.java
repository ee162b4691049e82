package io.plumbline.standalone.command;

import io.plumbline.standalone.engine.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** The start and the end of an engine on a terminal, a line for each part. */
final class ConsoleProgress implements Progress {
  private final PrintWriter out;

  ConsoleProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public synchronized void starting(String part) {
    // Parts start at the same time: only their ends make whole lines.
  }

  @Override
  public synchronized void ready(String part, Duration took, String where) {
    out.printf(
        Locale.ROOT, "  %-8s ready in %5.1f s   %s%n", part, took.toMillis() / 1_000.0, where);
    out.flush();
  }

  @Override
  public synchronized void stopping(String part) {
    out.printf("  stopping %s%n", part);
    out.flush();
  }

  @Override
  public synchronized void warn(String message) {
    out.printf("  WARNING  %s%n", message);
    out.flush();
  }
}
