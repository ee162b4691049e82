package io.plumbline.connectors.access.ranger;

import static io.plumbline.connectors.access.text.JsonRecord.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessDraft;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.access.text.JsonRecord;
import io.plumbline.connectors.access.text.JsonSplitter;
import io.plumbline.connectors.access.text.LogTime;
import io.plumbline.connectors.access.text.RecordSplitter;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.AccessEvent;
import java.util.List;
import java.util.Set;

/**
 * Audit events of Ranger's plugins in all their outfits: bare JSON, behind the text of a logger,
 * and as documents of Solr, alone or in its answer. A record may stand for many accesses.
 */
public final class RangerDecoder implements AccessDecoder {
  private static final String FORMAT = "ranger";
  private static final Set<String> SKIPPED = Set.of("reqData", "_version_");
  private static final int ALLOWED = 1;

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public RecordSplitter splitter() {
    return new JsonSplitter("docs");
  }

  @Override
  public List<AccessEvent> decode(AccessSource source, String record) throws UndecodableException {
    int begin = record.indexOf('{');
    if (begin < 0 && LogTime.isAt(record, 0)) {
      return List.of();
    }
    var event = JsonRecord.read(record, Math.max(0, begin), SKIPPED);
    if (text(event, "repo") == null && text(event, "repoType") == null) {
      throw new UndecodableException(
          Reason.NO_IDENTITY, "Cannot tell which service the record is of: it needs repo");
    }
    return List.of(event(source, record, event));
  }

  private static AccessEvent event(AccessSource source, String record, JsonNode event)
      throws UndecodableException {
    var type = ServiceType.of(text(event, "repoType"));
    var service = text(event, "repo");
    var id = text(event, "id");
    var resource = RangerResource.of(type, text(event, "resource"), text(event, "resType"));
    var draft =
        new AccessDraft(source, FORMAT, time(event, source))
            .user(text(event, "reqUser"))
            .action(RangerActions.of(type, text(event, "access"), text(event, "action")))
            .resource(resource.text())
            .datasets(source.dataset(service, resource.dataset()))
            .columns(resource.columns())
            .allowed(allowed(text(event, "result")))
            .client(text(event, "cliIP"))
            .count(number(text(event, "event_count"), 1))
            .authenticated(true)
            .extra("nativeAction", text(event, "action"))
            .extra("access", text(event, "access"))
            .extra("service", service)
            .extra("serviceType", type)
            .extra("resourceType", text(event, "resType"))
            .extra("policy", text(event, "policy"))
            .extra("policyVersion", text(event, "policy_version"))
            .extra("enforcer", text(event, "enforcer"))
            .extra("eventId", id)
            .extra("count", number(text(event, "event_count"), 1))
            .extra("tags", tags(event))
            .extra("zone", text(event, "zone_name"))
            .extra("clientType", text(event, "cliType"))
            .extra("cluster", text(event, "cluster_name"));
    return id == null ? draft.event(record) : draft.event(id);
  }

  /** Text in the plugin's zone, ISO 8601 in a Solr document, or milliseconds. */
  private static long time(JsonNode event, AccessSource source) throws UndecodableException {
    var time = text(event, "evtTime");
    if (time != null && !time.isEmpty() && time.length() < 19 && isNumber(time)) {
      return Long.parseLong(time);
    }
    return LogTime.millis(time, source.zone());
  }

  /** 1, 0, or the HTTP status that a service answered with. */
  private static Boolean allowed(String result) {
    if (result == null) {
      return null;
    }
    int code = (int) number(result, -1);
    if (code == ALLOWED || (code >= 200 && code < 300)) {
      return true;
    }
    boolean refused = code == 0 || code == 401 || code == 403;
    return refused ? Boolean.FALSE : null;
  }

  private static String tags(JsonNode event) {
    var tags = event.path("tags");
    return tags.isEmpty() ? (tags.isTextual() ? tags.textValue() : null) : tags.toString();
  }

  private static long number(String text, long otherwise) {
    return text != null && text.length() < 19 && isNumber(text) ? Long.parseLong(text) : otherwise;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
