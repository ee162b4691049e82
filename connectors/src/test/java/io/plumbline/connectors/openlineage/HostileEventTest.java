package io.plumbline.connectors.openlineage;

import static io.plumbline.connectors.openlineage.Events.json;
import static io.plumbline.connectors.openlineage.Events.runEvent;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileEventTest {
  private static final List<JsonNode> WRONG =
      List.of(
          Events.tree("null".getBytes(UTF_8)),
          Events.tree("true".getBytes(UTF_8)),
          Events.tree("-7".getBytes(UTF_8)),
          Events.tree("1e999".getBytes(UTF_8)),
          Events.tree("123456789012345678901234567890".getBytes(UTF_8)),
          Events.tree("\"\"".getBytes(UTF_8)),
          Events.tree("\"\\u0000\\ud800 x\"".getBytes(UTF_8)),
          Events.tree("[]".getBytes(UTF_8)),
          Events.tree("[[null,{}],1]".getBytes(UTF_8)),
          Events.tree("{}".getBytes(UTF_8)),
          Events.tree("{\"\":{\"a\":[{}]}}".getBytes(UTF_8)));

  // Larger ones repeat the same shapes and take minutes on a busy machine.
  private static final int LARGEST_MUTATED = 10_000;

  static List<Path> captured() throws Exception {
    return Events.captured().stream()
        .filter(file -> Events.bytes(file).length <= LARGEST_MUTATED)
        .toList();
  }

  private static void assertReason(Reason reason, byte[] event) {
    assertThatThrownBy(() -> Events.decode(event))
        .isInstanceOfSatisfying(
            UndecodableException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /** Decodes, or refuses in the one way that is allowed; what decodes can be written out. */
  private static void decodeOrRefuse(byte[] event) {
    try {
      assertThat(Json.writeBytes(Events.decode(event))).isNotEmpty();
    } catch (UndecodableException e) {
      assertThat(e.getMessage()).startsWith("Cannot ").hasSizeLessThan(1_000);
    } catch (RuntimeException e) {
      fail("Event must decode or be refused: " + new String(event, UTF_8), e);
    }
  }

  @ParameterizedTest
  @MethodSource("captured")
  void anyNodeOfAnyWrongTypeIsToleratedOrRefused(Path file) {
    var root = Events.tree(Events.bytes(file));
    var places = new ArrayList<Place>();
    collect(root, places);
    for (var place : places) {
      var original = place.get();
      for (var wrong : WRONG) {
        place.set(wrong);
        decodeOrRefuse(Json.write(root).getBytes(UTF_8));
      }
      place.set(original);
    }
    assertThat(places).isNotEmpty();
  }

  /** Somewhere a value stands. */
  private record Place(JsonNode parent, String field, int index) {
    JsonNode get() {
      return field == null ? parent.get(index) : parent.get(field);
    }

    void set(JsonNode value) {
      if (field == null) {
        ((ArrayNode) parent).set(index, value);
      } else {
        ((ObjectNode) parent).set(field, value);
      }
    }
  }

  private static void collect(JsonNode node, List<Place> places) {
    if (node.isObject()) {
      node.properties().forEach(child -> places.add(new Place(node, child.getKey(), -1)));
    }
    if (node.isArray()) {
      IntStream.range(0, node.size()).forEach(i -> places.add(new Place(node, null, i)));
    }
    node.forEach(child -> collect(child, places));
  }

  @Test
  void bytesThatWereDamagedAreToleratedOrRefused() {
    var random = new Random(7);
    var event = Events.bytes(Events.CAPTURED.resolve("spark-complete.json"));
    for (int i = 0; i < 2_000; i++) {
      var damaged = Arrays.copyOf(event, 1 + random.nextInt(event.length));
      for (int k = random.nextInt(4); k >= 0; k--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      decodeOrRefuse(damaged);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "7",
        "\"x\"",
        "{} x",
        "{\"a\":01}",
        "<event/>",
        "{'a':1}"
      })
  void whatIsNoJsonObjectIsRefused(String event) {
    assertReason(Reason.NOT_JSON, event.getBytes(UTF_8));
  }

  @Test
  void invalidUtf8IsRefused() {
    var event = runEvent("'producer':'caf\u00e9'").getBytes(ISO_8859_1);

    assertReason(Reason.NOT_JSON, event);
  }

  @Test
  void messageOfARefusalQuotesNothingOfTheEvent() {
    assertThatThrownBy(() -> Events.decode("{\"a\": hunter2}")).hasMessageNotContaining("hunter2");
  }

  @Test
  void deepNestingIsRefused() {
    var deep = runEvent("'x':" + "[".repeat(100_000) + "]".repeat(100_000));

    assertReason(Reason.LIMIT, deep.getBytes(UTF_8));
  }

  @Test
  void stringOfTenMegabytesIsRefused() {
    assertReason(Reason.LIMIT, runEvent("'x':'" + "a".repeat(10_000_000) + "'").getBytes(UTF_8));
  }

  @Test
  void numberOfTenThousandDigitsIsRefused() {
    assertReason(Reason.LIMIT, runEvent("'x':" + "7".repeat(10_000)).getBytes(UTF_8));
  }

  @Test
  void eventThatIsTooLongIsRefused() {
    assertReason(Reason.LIMIT, new byte[Limits.EVENT_BYTES + 1]);
  }

  @Test
  void tooManyDatasetsAreRefused() {
    assertThatThrownBy(() -> Events.run("'inputs':[" + datasets(10_001) + "]"))
        .hasMessage("Cannot take event: it has 10001 inputs and outputs; send at most 10000");
  }

  @Test
  void asManyDatasetsAsAllowedAreTaken() throws Exception {
    assertThat(Events.run("'inputs':[" + datasets(10_000) + "]").inputs()).hasSize(10_000);
  }

  private static String datasets(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{'namespace':'db','name':'t" + i + "'}")
        .collect(Collectors.joining(","));
  }

  @Test
  void namesThatNoStoreCanKeepAreMended() throws Exception {
    var facts =
        Events.run("'outputs':[{'namespace':'db','name':'a\\u0000b\\ud800c\\ud83d\\ude00'}]")
            .outputs()
            .get(0);

    assertThat(facts.dataset().name()).isEqualTo("a\uFFFDb\uFFFDc\uD83D\uDE00");
  }

  @Test
  void repeatedKeysAreNoHarm() {
    decodeOrRefuse(json("{'job':{},'job':null,'dataset':1,'dataset':{}}").getBytes(UTF_8));
  }
}
