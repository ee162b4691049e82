package io.plumbline.connectors.access.kafka;

import io.plumbline.connectors.access.AccessDecoder;
import io.plumbline.connectors.access.AccessDraft;
import io.plumbline.connectors.access.AccessSource;
import io.plumbline.connectors.access.ActionTable;
import io.plumbline.connectors.access.text.LogTime;
import io.plumbline.connectors.access.text.RecordSplitter;
import io.plumbline.connectors.access.text.StampedSplitter;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.AccessEvent;
import java.util.List;

/**
 * The log of Kafka's authorizers: StandardAuthorizer of KRaft, AclAuthorizer and
 * SimpleAclAuthorizer before it, in the layout of Kafka's own configuration or without it.
 */
public final class KafkaDecoder implements AccessDecoder {
  private static final String FORMAT = "kafka";
  private static final String BEGIN = "Principal = ";
  private static final String LOGGER = " (kafka.authorizer.logger)";
  private static final ActionTable ACTIONS = ActionTable.of(KafkaDecoder.class);

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public RecordSplitter splitter() {
    return new StampedSplitter(
        line -> stamp(line) >= 0,
        text -> text.endsWith(LOGGER) || text.contains(" with resourceRefCount = "));
  }

  @Override
  public List<AccessEvent> decode(AccessSource source, String record) throws UndecodableException {
    int stamp = stamp(record);
    int begin = record.indexOf(BEGIN);
    if (stamp >= 0 && begin < 0 && record.endsWith(")")) {
      return List.of();
    }
    var time = LogTime.at(record, Math.max(0, stamp), source.zone());
    if (begin >= 0 && record.substring(time.end(), begin).contains("TRACE")) {
      // Asked to tell what somebody could do, or to leave topics out of a list: nobody had access.
      return List.of();
    }
    int end = record.endsWith(LOGGER) ? record.length() - LOGGER.length() : record.length();
    if (begin < 0) {
      throw KafkaRecord.torn();
    }
    var said = KafkaRecord.of(record.substring(begin + BEGIN.length(), end));
    // Before Kafka 2.4 a record ends with the name, of which a torn one has a part.
    if (said.request() == null && end == record.length()) {
      throw KafkaRecord.torn();
    }
    return List.of(event(source, time, said).event(record));
  }

  private static AccessDraft event(AccessSource source, LogTime time, KafkaRecord said)
      throws UndecodableException {
    int type = said.principal().indexOf(':');
    return new AccessDraft(source, FORMAT, time.millis())
        .user(said.principal().substring(type + 1))
        .action(ACTIONS.of(said.operation()))
        .resource(said.name())
        .datasets(said.type().equals("Topic") ? source.dataset(said.name()) : List.of())
        .allowed(said.allowed())
        .client(said.host())
        .authenticated(!said.imitated() && !said.principal().equals("User:ANONYMOUS"))
        .extra("nativeAction", said.operation())
        .extra("resourceType", said.type())
        .extra("patternType", said.pattern())
        .extra("principalType", type < 0 ? null : said.principal().substring(0, type))
        .extra("request", said.request())
        .extra("resourceRefCount", said.references())
        .extra("rule", said.rule());
  }

  /** Where the time of a line begins, behind a bracket or not; -1 if there is none. */
  private static int stamp(String line) {
    int from = line.startsWith("[") ? 1 : 0;
    return LogTime.isAt(line, from) ? from : -1;
  }
}
