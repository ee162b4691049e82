package io.plumbline.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The most memory that a process had resident, as the kernel of Linux keeps it. */
public final class PeakMemory {
  private static final String FIELD = "VmHWM:";

  private PeakMemory() {}

  /** Bytes of this process. */
  public static OptionalLong ofThisProcess() {
    return of("self");
  }

  /** Bytes of a process that runs; empty when it has ended. */
  public static OptionalLong ofProcess(long id) {
    return of(Long.toString(id));
  }

  private static OptionalLong of(String process) {
    try (var lines = Files.lines(Path.of("/proc", process, "status"))) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .map(line -> line.substring(FIELD.length()).replace("kB", "").strip())
          .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
          .findFirst();
    } catch (IOException e) {
      // Not Linux, or a process that has just ended.
      return OptionalLong.empty();
    }
  }
}
