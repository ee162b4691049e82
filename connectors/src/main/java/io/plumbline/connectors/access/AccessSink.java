package io.plumbline.connectors.access;

import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.AccessEvent;
import java.util.List;

/** Takes what an audit log says, record by record. */
public interface AccessSink {
  /** The accesses that one record means; never empty. */
  void accept(List<AccessEvent> events);

  /** A record that cannot be read, as it came. */
  void reject(String record, UndecodableException reason);

  /** A record that means no access. */
  void ignore();
}
