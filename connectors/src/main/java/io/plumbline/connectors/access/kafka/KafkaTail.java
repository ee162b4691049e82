package io.plumbline.connectors.access.kafka;

import java.util.Set;

/**
 * The resource and what follows it: {@code Topic:LITERAL:name for request = R with resourceRefCount
 * = C based on rule U}. A name may hold all of these words; the last ones are the authorizer's.
 */
record KafkaTail(
    String type, String pattern, String name, String request, String references, String rule) {
  private static final String REQUEST = " for request = ";
  private static final String REFERENCES = " with resourceRefCount = ";
  private static final String RULE = " based on rule ";
  private static final String ACL = "MatchingAcl(acl=StandardAcl(resourceType=";
  private static final Set<String> TYPES =
      Set.of("Topic", "Group", "Cluster", "TransactionalId", "DelegationToken", "User");
  private static final Set<String> PATTERNS = Set.of("LITERAL", "PREFIXED", "MATCH", "ANY");

  /** The tail at an index, or null if there is none. */
  static KafkaTail of(String text, int from) {
    int colon = text.indexOf(':', from);
    if (colon < 0 || !TYPES.contains(text.substring(from, colon))) {
      return null;
    }
    var type = text.substring(from, colon);
    int second = text.indexOf(':', colon + 1);
    var pattern = second < 0 ? null : text.substring(colon + 1, second);
    boolean patterned = pattern != null && PATTERNS.contains(pattern);
    int name = patterned ? second + 1 : colon + 1;
    // A rule may quote a name of an ACL, but nobody without the right to set ACLs chooses it.
    int request = text.lastIndexOf(REQUEST);
    if (request < name) {
      return new KafkaTail(
          type, patterned ? pattern : null, text.substring(name), null, null, null);
    }
    var rest = text.substring(request + REQUEST.length());
    return after(type, patterned ? pattern : null, text.substring(name, request), rest);
  }

  private static KafkaTail after(String type, String pattern, String name, String rest) {
    int references = rest.indexOf(REFERENCES);
    if (references <= 0 || rest.substring(0, references).indexOf(' ') >= 0) {
      return null;
    }
    int rule = rest.indexOf(RULE, references);
    var count = rest.substring(references + REFERENCES.length(), rule < 0 ? rest.length() : rule);
    if (count.isEmpty() || !count.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    var request = rest.substring(0, references);
    return new KafkaTail(
        type,
        pattern,
        name,
        request,
        count,
        rule < 0 ? null : rest.substring(rule + RULE.length()));
  }

  /** Whether the rule can have led to the decision, and is about such a resource. */
  boolean agrees(boolean allowed) {
    if (rule == null) {
      return true;
    }
    return switch (rule) {
      case "SuperUser", "DefaultAllow" -> allowed;
      case "DefaultDeny" -> !allowed;
      default ->
          rule.startsWith(ACL + KafkaRecord.constant(type) + ",")
              && rule.endsWith(", permissionType=" + (allowed ? "ALLOW" : "DENY") + "))");
    };
  }

  /** Whether a text has the words of two tails. */
  static boolean isDoubled(String text) {
    return text.indexOf(REQUEST) != text.lastIndexOf(REQUEST);
  }
}
