package io.plumbline.connectors.openlineage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.plumbline.model.Hashes;
import io.plumbline.model.Json;
import java.io.UncheckedIOException;

/** The hash of what an event says, not of how it is written. */
final class EventHash {
  private static final ObjectWriter CANONICAL =
      Json.mapper().writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

  private EventHash() {}

  /** Equal for events that differ in white space, escapes and the order of fields alone. */
  static String of(JsonNode event) {
    try {
      // By way of a string: writing bytes fails on half a surrogate pair, which JSON can spell.
      return Hashes.ofBytes(CANONICAL.writeValueAsString(event).getBytes(UTF_8));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write JSON that was just read", e);
    }
  }
}
