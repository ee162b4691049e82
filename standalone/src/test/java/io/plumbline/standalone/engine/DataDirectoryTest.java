package io.plumbline.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.standalone.client.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void aSecondEngineIsRefusedAndToldWhoIsThere() {
    try (var first = DataDirectory.open(folder)) {
      first.publish(new Connection("http://127.0.0.1:8080", "t0ken", 42));

      assertThatThrownBy(() -> DataDirectory.open(folder))
          .isInstanceOf(DirectoryInUseException.class)
          .hasMessageContaining("process 42, http://127.0.0.1:8080")
          .hasMessageNotContaining("t0ken");
    }
  }

  @Test
  void aFolderThatWasLetGoCanBeUsedAgain() {
    DataDirectory.open(folder).close();

    try (var again = DataDirectory.open(folder)) {
      assertThat(again.root()).isEqualTo(folder.toAbsolutePath().normalize());
    }
  }

  @Test
  void aSecretIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
    String before;
    try (var data = DataDirectory.open(folder)) {
      before = data.secret("token").text();
    }
    try (var data = DataDirectory.open(folder)) {
      assertThat(data.secret("token").text()).isEqualTo(before).hasSize(48);
    }
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token"))))
        .isEqualTo("rw-------");
  }

  @Test
  void theConnectionIsPrivateAndGoneWhenTheEngineIs() throws IOException {
    var file = folder.resolve("connection.json");
    try (var data = DataDirectory.open(folder)) {
      data.publish(new Connection("http://127.0.0.1:8080", "t0ken", 42));

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(Connection.read(folder).token()).isEqualTo("t0ken");
    }
    assertThat(file).doesNotExist();
    assertThatThrownBy(() -> Connection.read(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Cannot find a running engine");
  }
}
