package io.plumbline.connectors.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Json;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real software writes means what it should: at least 98 % of the events of each format. */
class AccessCasesTest {
  static List<String> formats() {
    return AccessDecoders.formats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void recordsMeanTheirEvents(String format) throws Exception {
    assertMeanings(format, AccessCases.own(format));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void recordsOfTheCollectionMeanTheirEvents(String format) throws Exception {
    assumeTrue(
        Files.isDirectory(AccessCases.COLLECTION),
        () -> "The collection is not there: " + AccessCases.COLLECTION);
    assertMeanings(format, AccessCases.collected(format));
  }

  private static void assertMeanings(String format, List<JsonNode> cases) {
    int expected = 0;
    var missed = new ArrayList<String>();
    int facts = 0;
    var otherFacts = new ArrayList<String>();
    for (var each : cases) {
      var left = new ArrayList<>(ReadLog.of(format, each.get("raw").textValue()).events);
      assertNoneOf(each.path("mustNot"), left);
      for (var event : each.get("events")) {
        expected++;
        var found = left.stream().filter(read -> isSame(event, read)).findFirst();
        if (found.isEmpty()) {
          missed.add(event + " in " + left);
          continue;
        }
        left.remove(found.get());
        facts += event.get("extra").size();
        otherFacts.addAll(otherFacts(event.get("extra"), found.get()));
      }
      assertThat(left).as("events that nobody expects of %s", each.get("raw")).isEmpty();
    }
    System.out.printf(
        "%s: %d of %d events; %d of %d further facts differ %s%n",
        format, expected - missed.size(), expected, otherFacts.size(), facts, otherFacts);
    assertThat(missed).as(format).hasSizeLessThanOrEqualTo(expected / 50);
  }

  private static void assertNoneOf(JsonNode forbidden, List<AccessEvent> events) {
    for (var pattern : forbidden) {
      for (var event : events) {
        JsonNode json = Json.mapper().valueToTree(event);
        assertThat(pattern.properties())
            .as("%s must not come out", pattern)
            .anyMatch(
                field -> !field.getValue().asText().equals(json.path(field.getKey()).asText()));
      }
    }
  }

  private static boolean isSame(JsonNode expected, AccessEvent event) {
    var allowed = expected.get("allowed");
    return Instant.parse(expected.get("time").textValue()).toEpochMilli() == event.atMillis()
        && expected.get("action").textValue().equals(event.action().name())
        && isSame(expected.get("user"), event.user())
        && isSame(expected.get("resource"), event.resource())
        && isSame(expected.get("clientIp"), event.clientIp())
        && isSame(allowed, event.allowed() == null ? null : event.allowed().toString());
  }

  private static boolean isSame(JsonNode expected, String value) {
    return expected.isNull() ? value == null : expected.asText().equals(value);
  }

  private static List<String> otherFacts(JsonNode expected, AccessEvent event) {
    var other = new ArrayList<String>();
    for (var fact : expected.properties()) {
      var value = fact.getValue();
      var text = value.isContainerNode() ? value.toString() : value.asText();
      var read =
          fact.getKey().equals("columns")
              ? Json.write(event.columns())
              : event.extra().get(fact.getKey());
      if (!value.isNull() && !text.equals(read)) {
        other.add(fact.getKey() + "=" + read + ", not " + text);
      }
    }
    return other;
  }
}
