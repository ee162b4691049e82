package io.plumbline.enforcement.replay;

import io.plumbline.enforcement.rounds.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges accesses by the policies of their stores, in a thread beside the enforcer: reads access
 * events and writes decisions until it is closed. When something fails it starts anew from where
 * accesses were read to.
 */
public final class Replayer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Rounds sessions;

  private Replayer(Rounds sessions) {
    this.sessions = sessions;
  }

  /** Starts it; it reads what is in force by itself. */
  public static Replayer start(ReplayConfig config) {
    return new Replayer(
        Rounds.start(
            "plumbline-access-replay", PAUSE, () -> true, sessions -> session(config, sessions)));
  }

  /** Lasts until it is closed, or something fails. */
  private static void session(ReplayConfig config, Rounds sessions) {
    try (var memory = UseMemory.open(config.memory());
        var session = new ReplaySession(config, memory)) {
      session.run(sessions::isClosing);
    } catch (RuntimeException e) {
      LOG.warn("Cannot go on with judging accesses; starting anew in {}", PAUSE, e);
    }
  }

  /** Stops after what it is writing. */
  @Override
  public void close() {
    sessions.close();
  }
}
