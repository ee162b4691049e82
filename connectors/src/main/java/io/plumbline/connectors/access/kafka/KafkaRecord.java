package io.plumbline.connectors.access.kafka;

import io.plumbline.connectors.access.IpAddresses;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import java.util.Locale;

/**
 * What an authorizer says: {@code P is Allowed operation = O from host = H on resource = T:L:N for
 * request = R with resourceRefCount = C based on rule U}. Principal and name are text of clients
 * and may hold all of these words, so every place where the record could be cut is tried; it is
 * believed if exactly one reading agrees with itself: a decision with the rule that led to it, a
 * rule with the type of the resource.
 *
 * @param pattern null before Kafka 2.0
 * @param request null before Kafka 2.4, as {@code references}
 * @param rule null before Kafka 3.3
 * @param imitated whether client text in the record imitates a record
 */
record KafkaRecord(
    String principal,
    boolean allowed,
    String operation,
    String host,
    String type,
    String pattern,
    String name,
    String request,
    String references,
    String rule,
    boolean imitated) {
  private static final String IS = " is ";
  private static final String[] DECISIONS = {"Allowed ", "Denied "};
  private static final String HOST = " from host = ";
  private static final String RESOURCE = " on resource = ";

  /** More are no accident. */
  private static final int MOST_CUTS = 16;

  static KafkaRecord of(String text) throws UndecodableException {
    KafkaRecord found = null;
    int cuts = 0;
    int readings = 0;
    for (int is = text.indexOf(IS); is >= 0; is = text.indexOf(IS, is + 1)) {
      var decision = decision(text, is + IS.length());
      if (decision == null) {
        continue;
      }
      cuts++;
      if (cuts > MOST_CUTS) {
        throw ambiguous();
      }
      var reading = read(text, is, decision);
      if (reading != null) {
        found = reading;
        readings++;
      }
    }
    if (readings > 1 || (readings == 0 && (cuts > 1 || KafkaTail.isDoubled(text)))) {
      throw ambiguous();
    }
    if (found == null) {
      throw torn();
    }
    return cuts == 1 && text.indexOf('\n') < 0 ? found : found.asImitated();
  }

  /** The decision at an index if an operation follows it, else null. */
  private static String decision(String text, int at) {
    for (var word : DECISIONS) {
      if (text.startsWith(word, at)
          && text.regionMatches(true, at + word.length(), "operation = ", 0, 12)) {
        return word;
      }
    }
    return null;
  }

  private static KafkaRecord read(String text, int is, String decision) {
    int operation = is + IS.length() + decision.length() + 12;
    int host = text.indexOf(HOST, operation);
    int resource = host < 0 ? -1 : text.indexOf(RESOURCE, host);
    if (resource < 0) {
      return null;
    }
    var address = text.substring(host + HOST.length(), resource);
    var verb = text.substring(operation, host);
    if (!IpAddresses.isLiteral(address) || verb.isEmpty() || verb.indexOf(' ') >= 0) {
      return null;
    }
    boolean allowed = decision.equals(DECISIONS[0]);
    var tail = KafkaTail.of(text, resource + RESOURCE.length());
    return tail == null || !tail.agrees(allowed)
        ? null
        : new KafkaRecord(
            text.substring(0, is),
            allowed,
            verb,
            address,
            tail.type(),
            tail.pattern(),
            tail.name(),
            tail.request(),
            tail.references(),
            tail.rule(),
            false);
  }

  /** The resource type as ACLs write it: {@code TransactionalId} is {@code TRANSACTIONAL_ID}. */
  static String constant(String type) {
    var constant = new StringBuilder();
    for (int i = 0; i < type.length(); i++) {
      if (i > 0 && Character.isUpperCase(type.charAt(i))) {
        constant.append('_');
      }
      constant.append(type.charAt(i));
    }
    return constant.toString().toUpperCase(Locale.ROOT);
  }

  private KafkaRecord asImitated() {
    return new KafkaRecord(
        principal, allowed, operation, host, type, pattern, name, request, references, rule, true);
  }

  static UndecodableException torn() {
    return new UndecodableException(
        Reason.TORN, "Cannot read the record: it does not have the words of a Kafka authorizer");
  }

  private static UndecodableException ambiguous() {
    return new UndecodableException(
        Reason.AMBIGUOUS,
        "Cannot believe the record: a principal or name in it imitates a record; suspected injection");
  }
}
