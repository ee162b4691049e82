package io.plumbline.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path folder;

  @Test
  void theNewestCompleteOneComesFirstWhateverJobMadeIt() throws IOException {
    var old = complete("b", 9, 1_000);
    var newest = complete("a", 2, 3_000);
    var between = complete("b", 10, 2_000);

    assertThat(new Checkpoints(folder).complete()).containsExactly(newest, between, old);
  }

  @Test
  void oneWithoutMetadataIsNotComplete() throws IOException {
    Files.createDirectories(folder.resolve("a/chk-1"));
    Files.createDirectories(folder.resolve("a/shared"));

    assertThat(new Checkpoints(folder).complete()).isEmpty();
  }

  @Test
  void foldersOfJobsWithoutAKeptOneAreDeleted() throws IOException {
    var kept = complete("a", 1, 2_000);
    complete("b", 1, 1_000);
    var checkpoints = new Checkpoints(folder);

    checkpoints.deleteAllBut(checkpoints.complete().subList(0, 1));

    assertThat(folder).isDirectoryNotContaining("glob:**/b");
    assertThat(kept.resolve("_metadata")).exists();
  }

  private Path complete(String job, int number, long atMillis) throws IOException {
    var checkpoint = Files.createDirectories(folder.resolve(job + "/chk-" + number));
    var metadata = Files.writeString(checkpoint.resolve("_metadata"), "x");
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(atMillis));
    return checkpoint;
  }
}
