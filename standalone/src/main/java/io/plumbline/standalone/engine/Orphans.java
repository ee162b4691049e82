package io.plumbline.standalone.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Neo4j processes of an engine that was killed: they are stopping, and until they have, a new one
 * could not open the database.
 */
final class Orphans {
  static final String NEO4J_MAIN = "io.plumbline.neo4j.Neo4jServer";

  private static final Duration STOP = Duration.ofSeconds(30);

  private Orphans() {}

  /** Remembers the process that uses a database. */
  static void note(Path home, long pid) {
    try {
      Files.writeString(file(home), String.valueOf(pid));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write file: " + file(home), e);
    }
  }

  /** Waits until the process that used a database has ended, and kills it after 30 s. */
  static void await(Path home) {
    var orphan = running(home);
    if (orphan.isEmpty()) {
      return;
    }
    try {
      orphan.get().onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      orphan.get().destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<ProcessHandle> running(Path home) {
    try {
      if (!Files.exists(file(home))) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readString(file(home)).strip());
      // The id may have gone to another program since.
      return ProcessHandle.of(pid)
          .filter(process -> process.info().commandLine().orElse("").contains(NEO4J_MAIN));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read file: " + file(home), e);
    } catch (NumberFormatException cutShort) {
      return Optional.empty();
    }
  }

  private static Path file(Path home) {
    return home.resolveSibling(home.getFileName() + ".pid");
  }
}
