package io.plumbline.server.ingest;

import io.plumbline.model.AccessEvent;
import java.time.ZoneId;
import java.util.List;

/** Audit logs as the server needs them. Safe for use by many threads. */
public interface AccessLogs {
  /** The names of the formats that can be read, sorted. */
  List<String> formats();

  /**
   * Reads whole records of a log. No text makes it fail.
   *
   * @throws IllegalArgumentException for a format that is not one of {@link #formats}
   */
  void read(Origin origin, String text, Receiver receiver);

  /**
   * Where a log comes from.
   *
   * @param zone of times that name none
   * @param namespaces OpenLineage namespaces of stores, each {@code namespace} or {@code
   *     service=namespace}
   */
  record Origin(String tenant, String format, ZoneId zone, List<String> namespaces) {}

  /** Takes what a log says, record by record. */
  interface Receiver {
    void event(AccessEvent event);

    /** A record that cannot be read, with the stable code and the message of what is wrong. */
    void rejected(String record, String reason, String message);

    /** A record that means no access. */
    void ignored();
  }
}
