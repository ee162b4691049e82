package io.plumbline.server.authorization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.plumbline.model.Json;
import io.plumbline.ranger.authorization.Access;
import io.plumbline.ranger.authorization.Ruling;
import io.plumbline.server.Principal;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who was allowed what, and who was not: one line of JSON each, to the logger {@value #LOGGER}.
 * Lines are ASCII, everything else in them is escaped, so no name can look like a second line or
 * turn a terminal round. Calls without a known token are not told here: anybody could wash the log
 * away.
 */
final class Audit {

  static final String LOGGER = "plumbline.audit";

  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
  private static final ObjectWriter ASCII =
      Json.mapper().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private final Clock clock;

  Audit(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param route method and pattern, never the path or the query as sent
   * @param subject what the right is about, as the caller called it
   */
  void tell(Principal by, String route, Access access, Subject subject, Ruling ruling) {
    int blank = route.indexOf(' ');
    var line = new LinkedHashMap<String, Object>();
    line.put("at", clock.instant().toString());
    line.put("principal", by.name());
    line.put("tenant", by.tenant());
    line.put("method", route.substring(0, blank));
    line.put("route", route.substring(blank + 1));
    line.put("access", access.type());
    line.put("kind", subject.kind());
    line.put("name", subject.name());
    line.put("allowed", ruling.isAllowed());
    line.put("policy", ruling.policy());
    line.put("policyVersion", ruling.version());
    try {
      LOG.info("{}", ASCII.writeValueAsString(line).replace("\u007f", "\\u007f"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot write a line of the audit log", e);
    }
  }
}
