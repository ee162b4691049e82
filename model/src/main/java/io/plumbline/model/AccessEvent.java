package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * One access, as the audit log of a store tells it.
 *
 * @param id hash of the record's own id, or of the whole record where it has none: a record that is
 *     read again has the same
 * @param format which log told it, such as {@code hdfs}
 * @param atMillis when, in milliseconds since the epoch
 * @param user who, exactly as the log says; null for nobody in particular
 * @param resource what, exactly as the log says, escapes undone; null where the log names nothing
 * @param datasets the datasets that the resource is, in the names of the lineage graph; empty where
 *     that cannot be told
 * @param columns the columns that were named; empty for all of them, or for none in particular
 * @param allowed whether it was permitted; null where the log does not say
 * @param clientIp from where; null where the log does not say
 * @param count how many accesses the record stands for; 1 but where a log summarises
 * @param authenticated whether the store had proof of the user and no other reading of the record
 *     is possible; nothing acts on an event alone for which this is false
 * @param extra further facts of the record by name, bounded
 */
public record AccessEvent(
    String id,
    String tenant,
    String format,
    long atMillis,
    String user,
    AccessAction action,
    String resource,
    List<DatasetId> datasets,
    List<String> columns,
    Boolean allowed,
    String clientIp,
    long count,
    boolean authenticated,
    Map<String, String> extra) {
  public AccessEvent {
    requireNonNull(id, "id is null");
    requireNonNull(tenant, "tenant is null");
    requireNonNull(format, "format is null");
    action = action == null ? AccessAction.OTHER : action;
    datasets = datasets == null ? List.of() : datasets;
    columns = columns == null ? List.of() : columns;
    extra = extra == null ? Map.of() : extra;
    count = Math.max(1, count);
  }

  /** The key of the topic: what one user does stays in order. */
  @JsonIgnore
  public String key() {
    return Keys.join(tenant, user == null ? "" : user);
  }
}
