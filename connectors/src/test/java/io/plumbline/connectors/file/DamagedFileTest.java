package io.plumbline.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connectors.file.format.FileFormat;
import io.plumbline.model.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/** A damaged file is read as far as it goes or refused in one way, whatever is wrong with it. */
class DamagedFileTest {
  private Path folder;

  @BeforeProperty
  void create() throws IOException {
    folder = Files.createTempDirectory("damaged");
  }

  @AfterProperty
  void delete() throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 400)
  void changedBytesAreReadOrRefused(
      @ForAll FileFormat format, @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes)
      throws IOException {
    var path = Orders.write(folder, format, Orders.rows(60));
    var bytes = Files.readAllBytes(path);
    var random = new Random(seed);
    for (int i = 0; i < changes; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    Files.write(path, bytes);

    readOrRefuse(format, path);
  }

  @Property(tries = 150)
  void fileThatIsCutOffIsReadOrRefused(@ForAll FileFormat format, @ForAll long seed)
      throws IOException {
    var path = Orders.write(folder, format, Orders.rows(60));
    var bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, new Random(seed).nextInt(bytes.length)));

    readOrRefuse(format, path);
  }

  @Property(tries = 150)
  void bytesOfAnyKindAreReadOrRefused(@ForAll FileFormat format, @ForAll byte[] bytes)
      throws IOException {
    readOrRefuse(format, Files.write(folder.resolve("any"), bytes));
  }

  private static void readOrRefuse(FileFormat format, Path path) {
    for (var columns : List.of(List.<Column>of(), Orders.COLUMNS)) {
      try {
        ReadRows.of(format.open(path, columns), 3);
      } catch (UnreadableFileException e) {
        assertThat(e).hasMessageStartingWith("Cannot read " + path + ": ");
      }
    }
  }
}
