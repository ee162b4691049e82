package io.plumbline.connectors.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.plumbline.connectors.telemetry.Decoded;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the decoder on every captured event, ours and the larger corpus beside it. */
class CorpusTest {
  private static final Path CORPUS =
      Path.of(System.getProperty("plumbline.cases", "../../shared/cases"), "openlineage", "wire");

  static List<Path> captured() throws Exception {
    return Events.captured();
  }

  /** Run events whose run has no id: named so by their authors, or cut from a larger event. */
  private static boolean hasNoIdentity(JsonNode event) {
    return event.has("run") && !event.path("run").has("runId");
  }

  private static void assertContract(Path file) throws Exception {
    var bytes = Events.bytes(file);
    var event = Events.tree(bytes);
    if (hasNoIdentity(event)) {
      assertThatThrownBy(() -> Events.decode(bytes))
          .isInstanceOfSatisfying(
              UndecodableException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.NO_IDENTITY));
      return;
    }
    var decoded = Events.decode(bytes);
    assertThat(decoded.runs().size() + decoded.jobs().size() + decoded.datasets().size())
        .as("one thing per event: %s", file)
        .isOne();
    assertThat(Events.decode(bytes)).as("same again: %s", file).isEqualTo(decoded);
    var rewritten =
        Json.mapper()
            .writerWithDefaultPrettyPrinter()
            .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .writeValueAsString(event);
    assertThat(hash(Events.decode(rewritten.getBytes(UTF_8))))
        .as("same hash when written anew: %s", file)
        .isEqualTo(hash(decoded));
    assertThat(Json.read(Json.writeBytes(decoded), Decoded.class))
        .as("survives its own JSON: %s", file)
        .isEqualTo(decoded);
  }

  private static String hash(Decoded decoded) {
    if (!decoded.runs().isEmpty()) {
      return decoded.runs().get(0).eventHash();
    }
    return decoded.jobs().isEmpty()
        ? decoded.datasets().get(0).eventHash()
        : decoded.jobs().get(0).eventHash();
  }

  @ParameterizedTest
  @MethodSource("captured")
  void capturedEventIsDecoded(Path file) throws Exception {
    assertContract(file);
  }

  @Test
  void everyEventOfTheCorpusIsDecoded() throws Exception {
    assumeTrue(Files.isDirectory(CORPUS), () -> "The corpus is not there: " + CORPUS);
    var files = Events.files(CORPUS);
    assertThat(files).hasSizeGreaterThan(50);
    for (var file : files) {
      assertContract(file);
    }
  }
}
