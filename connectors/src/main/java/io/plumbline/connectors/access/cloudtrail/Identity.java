package io.plumbline.connectors.access.cloudtrail;

import static io.plumbline.connectors.access.text.JsonRecord.text;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Who called: the ARN, or what comes nearest where a record has none.
 *
 * @param user null for nobody in particular
 * @param role ARN of the role that was assumed, or null
 * @param proven whether AWS knew who it was
 */
record Identity(String type, String user, String role, boolean proven) {
  private static final String ANONYMOUS = "ANONYMOUS_PRINCIPAL";

  static Identity of(JsonNode identity) {
    var type = text(identity, "type");
    boolean anonymous =
        ANONYMOUS.equals(text(identity, "accountId"))
            || ANONYMOUS.equals(text(identity, "principalId"));
    var user =
        anonymous
            ? null
            : first(identity, "arn", "invokedBy", "userName", "principalId", "accountId");
    var issuer = identity.path("sessionContext").path("sessionIssuer");
    return new Identity(type, user, text(issuer, "arn"), user != null);
  }

  private static String first(JsonNode identity, String... fields) {
    for (var field : fields) {
      var value = text(identity, field);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return null;
  }
}
