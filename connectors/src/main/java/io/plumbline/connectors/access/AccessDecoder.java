package io.plumbline.connectors.access;

import io.plumbline.connectors.access.text.RecordSplitter;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.AccessEvent;
import java.util.List;

/**
 * Turns one record of one kind of audit log into the accesses that it means. Implementations are
 * registered with {@link java.util.ServiceLoader}, have a public no-argument constructor, hold no
 * state and may be called from many threads. The same record always gives the same answer.
 *
 * <p>A record carries text that its subject chose: file names, user names, SQL. Such text never
 * becomes an event of its own; a record that has more than one reading is refused, or its event
 * says that it is not authenticated.
 */
public interface AccessDecoder {
  /** The name of the format, such as {@code hdfs}; unique among decoders. */
  String format();

  /** A new splitter for one stream of text in this format. */
  RecordSplitter splitter();

  /**
   * Reads one record, as the splitter cut it.
   *
   * @return what it means, in the order in which the record says it; empty for a record that means
   *     no access
   * @throws UndecodableException for every record that is torn, ambiguous or too large; nothing
   *     else is thrown, whatever the text
   */
  List<AccessEvent> decode(AccessSource source, String record) throws UndecodableException;
}
