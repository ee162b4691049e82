package io.plumbline.enforcement.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.target.TargetOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class S3ConfigTest {
  @Test
  void optionsOfATargetOpenIt() {
    var config =
        config(
            Map.of(
                "bucket",
                "lake",
                "url",
                "https://minio:9000",
                "access-key",
                "env:A",
                "secret-key",
                "env:S",
                "prefix",
                "/raw",
                "levels",
                "3",
                "timeout",
                "20"));

    assertThat(config.prefix()).isEqualTo("raw/");
    assertThat(config.aside()).isEqualTo(".plumbline/");
    assertThat(config.region()).isEqualTo("us-east-1");
    assertThat(config.levels()).isEqualTo(3);
    assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.credentials().resolveCredentials().secretAccessKey()).isEqualTo("of env:S");
    assertThat(config).hasToString("S3Config[store, lake, raw/]");
  }

  @Test
  void wrongOptionIsNamed() {
    assertWrong(Map.of("url", "https://minio"), "option bucket: it is missing");
    assertWrong(Map.of("bucket", "b"), "option region: it is missing");
    assertWrong(Map.of("bucket", "b", "url", "minio:9000"), "option url: write https://HOST");
    assertWrong(
        Map.of("bucket", "b", "region", "eu-west-3", "access-key", "env:A"),
        "option secret-key: it is missing");
    assertWrong(
        Map.of("bucket", "b", "region", "eu-west-3", "levels", "9"), "option levels: give 1 to 8");
    assertWrong(
        Map.of("bucket", "b", "region", "eu-west-3", "prefix", "a", "quarantine", "a/q"),
        "it must lie outside a/");
  }

  private static void assertWrong(Map<String, String> options, String message) {
    assertThatThrownBy(() -> config(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot open target store: ")
        .hasMessageContaining(message);
  }

  private static S3Config config(Map<String, String> options) {
    return S3Config.of(new TargetOptions("store", options, reference -> "of " + reference), true);
  }
}
