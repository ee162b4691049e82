package io.plumbline.connectors.access.s3;

import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessDraft;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.access.ActionTable;
import io.plumbline.connectors.access.text.DatasetPath;
import io.plumbline.connectors.access.text.LineSplitter;
import io.plumbline.connectors.access.text.RecordSplitter;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.DatasetId;
import java.util.List;

/**
 * Amazon S3 server access logs. Their store is known: bucket and key are namespace and name of the
 * dataset.
 */
public final class S3Decoder implements AccessDecoder {
  private static final String FORMAT = "s3";
  private static final ActionTable ACTIONS = ActionTable.of(S3Decoder.class);
  private static final List<String> PROTOCOLS = List.of("REST.", "WEBSITE.", "SOAP.");

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public RecordSplitter splitter() {
    return new LineSplitter();
  }

  @Override
  public List<AccessEvent> decode(AccessSource source, String record) throws UndecodableException {
    var line = S3Line.of(record);
    var key = line.key() == null ? null : S3Keys.decode(line.operation(), line.key(), line.uri());
    var draft =
        new AccessDraft(source, FORMAT, line.millis())
            .user(line.requester())
            .action(action(line.operation()))
            .resource(key == null ? line.bucket() : line.bucket() + "/" + key)
            .datasets(dataset(source.tenant(), line.bucket(), key))
            .allowed(allowed(line.status()))
            .client(line.address())
            .authenticated(line.requester() != null)
            .extra("nativeAction", line.operation())
            .extra("bucket", line.bucket())
            .extra("key", key)
            .extra("rawKey", line.key() == null || line.key().equals(key) ? null : line.key())
            .extra("status", line.status())
            .extra("errorCode", line.error())
            .extra("bytes", line.bytes())
            .extra("requestId", line.requestId());
    return List.of(
        draft.event(line.requestId(), line.operation(), key == null ? "" : key, line.bucket()));
  }

  static AccessAction action(String operation) {
    for (var protocol : PROTOCOLS) {
      if (operation.startsWith(protocol)) {
        return ACTIONS.of(operation.substring(protocol.length()));
      }
    }
    return ACTIONS.of(operation);
  }

  static List<DatasetId> dataset(String tenant, String bucket, String key) {
    return key == null || bucket == null
        ? List.of()
        : List.of(CanonicalNames.dataset(tenant, "s3://" + bucket, DatasetPath.of(key)));
  }

  /** What fails for another reason than permission was permitted or not; the log does not say. */
  private static Boolean allowed(String status) {
    if (status == null) {
      return null;
    }
    if (status.startsWith("2") || status.equals("304")) {
      return true;
    }
    boolean refused = status.equals("403") || status.equals("401");
    return refused ? Boolean.FALSE : null;
  }
}
