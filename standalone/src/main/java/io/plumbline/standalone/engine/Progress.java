package io.plumbline.standalone.engine;

import java.time.Duration;

/** Told, for people, how the start and the end of an engine go on. */
public interface Progress {
  /** A part is starting. */
  void starting(String part);

  /**
   * A part is ready.
   *
   * @param where how to reach it; possibly empty
   */
  void ready(String part, Duration took, String where);

  /** A part is stopping. */
  void stopping(String part);

  /** Something went wrong that does not end the engine. */
  void warn(String message);
}
