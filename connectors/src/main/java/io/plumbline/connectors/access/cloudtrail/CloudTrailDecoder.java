package io.plumbline.connectors.access.cloudtrail;

import static io.plumbline.connectors.access.text.JsonRecord.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessDraft;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.access.ActionTable;
import io.plumbline.connectors.access.text.JsonRecord;
import io.plumbline.connectors.access.text.JsonSplitter;
import io.plumbline.connectors.access.text.LogTime;
import io.plumbline.connectors.access.text.RecordSplitter;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.AccessEvent;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * AWS CloudTrail events: single ones, files with {@code Records}, or as EventBridge delivers them.
 * Sign-ins and insights mean no access to data.
 */
public final class CloudTrailDecoder implements AccessDecoder {
  private static final String FORMAT = "cloudtrail";
  private static final ActionTable ACTIONS = ActionTable.of(CloudTrailDecoder.class);
  private static final Set<String> SKIPPED =
      Set.of("responseElements", "userAgent", "tlsDetails", "insightDetails");
  private static final Set<String> NO_ACCESS =
      Set.of("AwsConsoleSignIn", "AwsConsoleAction", "AwsCloudTrailInsight");

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public RecordSplitter splitter() {
    return new JsonSplitter("Records", "Events");
  }

  @Override
  public List<AccessEvent> decode(AccessSource source, String record) throws UndecodableException {
    var root = JsonRecord.read(record, 0, SKIPPED);
    var event = root.path("detail").has("eventName") ? root.get("detail") : root;
    var type = text(event, "eventType");
    if ((type != null && NO_ACCESS.contains(type))
        || "Insight".equals(text(event, "eventCategory"))) {
      return List.of();
    }
    var name = text(event, "eventName");
    if (name == null) {
      throw new UndecodableException(
          Reason.NO_IDENTITY, "Cannot tell what was done: the record needs eventName");
    }
    return List.of(event(source, record, event, name));
  }

  private static AccessEvent event(AccessSource source, String record, JsonNode event, String name)
      throws UndecodableException {
    var identity = Identity.of(event.path("userIdentity"));
    var resource = AwsResource.of(source, event);
    var id = text(event, "eventID");
    var error = text(event, "errorCode");
    var draft =
        new AccessDraft(source, FORMAT, LogTime.millis(text(event, "eventTime"), ZoneOffset.UTC))
            .user(identity.user())
            .action(ACTIONS.of(name))
            .resource(resource.name())
            .datasets(resource.datasets())
            .allowed(allowed(error))
            .client(text(event, "sourceIPAddress"))
            .authenticated(identity.proven())
            .extra("nativeAction", name)
            .extra("eventSource", text(event, "eventSource"))
            .extra("identityType", identity.type())
            .extra("eventId", id)
            .extra("region", text(event, "awsRegion"))
            .extra("role", identity.role())
            .extra("errorCode", error)
            .extra("requestId", text(event, "requestID"))
            .extra("copySource", text(event.path("requestParameters"), "x-amz-copy-source"));
    return id == null ? draft.event(record) : draft.event(id);
  }

  /** Errors other than of permission say nothing about it. */
  private static Boolean allowed(String error) {
    if (error == null) {
      return true;
    }
    var code = error.toLowerCase(Locale.ROOT);
    boolean refused =
        code.contains("accessdenied")
            || code.contains("unauthorized")
            || code.contains("notauthorized")
            || code.contains("forbidden")
            || code.contains("invalidaccesskeyid")
            || code.contains("signaturedoesnotmatch")
            || code.contains("expiredtoken")
            || code.contains("authfailure")
            || code.contains("unrecognizedclient");
    return refused ? Boolean.FALSE : null;
  }
}
