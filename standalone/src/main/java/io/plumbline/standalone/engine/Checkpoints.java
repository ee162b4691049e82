package io.plumbline.standalone.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The checkpoints that Flink jobs left in a folder: {@code <job>/chk-<n>/_metadata}. */
final class Checkpoints {
  private static final String METADATA = "_metadata";

  private record Complete(Path path, FileTime at) {}

  private final Path folder;

  Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** The complete ones, newest first. Metadata is written last, so its presence is completeness. */
  List<Path> complete() {
    try (var jobs = Files.list(folder)) {
      return jobs.filter(Files::isDirectory)
          .flatMap(Checkpoints::ofJob)
          .sorted(Comparator.comparing(Complete::at).reversed())
          .map(Complete::path)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list checkpoints in: " + folder, e);
    }
  }

  /**
   * Deletes the folders of jobs that have none of the given checkpoints. What a running job
   * restores from must be among them until it has completed one of its own.
   */
  void deleteAllBut(List<Path> kept) {
    try (var jobs = Files.list(folder)) {
      jobs.filter(Files::isDirectory)
          .filter(job -> kept.stream().noneMatch(checkpoint -> checkpoint.startsWith(job)))
          .forEach(Checkpoints::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete old checkpoints in: " + folder, e);
    }
  }

  private static Stream<Complete> ofJob(Path job) {
    try (var checkpoints = Files.list(job)) {
      return checkpoints
          .filter(path -> Files.exists(path.resolve(METADATA)))
          .map(path -> new Complete(path, modified(path.resolve(METADATA))))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list checkpoints in: " + job, e);
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the time of: " + file, e);
    }
  }

  private static void delete(Path job) {
    try (var files = Files.walk(job)) {
      for (var path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete old checkpoint folder: " + job, e);
    }
  }
}
