package io.plumbline.standalone.wiring;

import io.plumbline.model.Topics;
import io.plumbline.ranger.authorization.DefaultPolicies;
import io.plumbline.ranger.authorization.PolicySource;
import io.plumbline.ranger.authorization.RangerAuthorizer;
import io.plumbline.server.Principal;
import io.plumbline.standalone.config.Authorization;
import io.plumbline.standalone.engine.Endpoints;
import java.util.HashMap;
import java.util.Map;

/** Who calls the API of an engine, and who says what they may do. */
final class Callers {
  /** Whom the token stands for that {@code up} prints. */
  private static final Principal OWNER = new Principal("admin", Topics.DEFAULT_TENANT);

  private Callers() {}

  /** Whom each token stands for. */
  static Map<String, Principal> tokens(Endpoints endpoints) {
    var tokens = new HashMap<String, Principal>();
    for (var caller : endpoints.config().authorization().callers()) {
      tokens.put(
          caller.token().text(),
          new Principal(caller.principal(), caller.tenant(), caller.groups()));
    }
    tokens.put(endpoints.token().text(), OWNER);
    return tokens;
  }

  /** Ranger's plugin on the policies that are configured; a first start lays some down. */
  static RangerAuthorizer authorizer(Endpoints endpoints) {
    var source = source(endpoints);
    if (source instanceof PolicySource.Folder folder) {
      DefaultPolicies.layDown(folder, OWNER.name(), OWNER.tenant());
    }
    return RangerAuthorizer.open(source);
  }

  private static PolicySource source(Endpoints endpoints) {
    var config = endpoints.config();
    Authorization authorization = config.authorization();
    var admin = authorization.ranger();
    if (admin == null) {
      var folder = authorization.policies();
      return new PolicySource.Folder(
          folder == null ? config.data().resolve("policies") : folder, authorization.poll());
    }
    return new PolicySource.Admin(
        admin.url(),
        admin.service(),
        admin.sslConfig(),
        admin.user(),
        admin.password() == null ? null : admin.password().text(),
        config.data().resolve("policy-cache"),
        authorization.poll());
  }
}
