package io.plumbline.connectors.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSourceTest {
  @TempDir Path folder;
  private Path allowed;
  private SecretSource secrets;

  @BeforeEach
  void allowOneFolderAndOnePrefix() throws Exception {
    allowed = Files.createDirectory(folder.resolve("secrets"));
    secrets =
        SecretSource.of(
            Map.of("PLUMBLINE_SECRET_A", "a", "HOME_TOKEN", "other")::get,
            "PLUMBLINE_SECRET_",
            List.of(allowed));
  }

  @Test
  void secretsAreReadAnewEachTime() throws Exception {
    var file = Files.writeString(allowed.resolve("s"), "old\n");
    assertThat(secrets.read("file:" + file)).isEqualTo("old");
    Files.writeString(file, "new\n");

    assertThat(secrets.read("file:" + file)).isEqualTo("new");
    assertThat(secrets.read("env:PLUMBLINE_SECRET_A")).isEqualTo("a");
  }

  @Test
  void nothingElseIsInReach() throws Exception {
    var outside = Files.writeString(folder.resolve("outside"), "secret of others");
    var link = Files.createSymbolicLink(allowed.resolve("link"), outside);

    for (var reference :
        List.of(
            "env:HOME_TOKEN",
            "env:PLUMBLINE_SECRET_B",
            "file:" + outside,
            "file:" + allowed + "/../outside",
            "file:" + link,
            "file:" + allowed,
            "file:" + allowed.resolve("none"),
            "plain text")) {
      assertThatThrownBy(() -> secrets.read(reference))
          .as(reference)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Cannot read secret " + reference)
          .hasMessageNotContaining("secret of others");
    }
  }
}
