package io.plumbline.enforcement.replay;

import io.plumbline.connectors.target.SecretSource;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.ranger.replay.FolderPolicies;
import io.plumbline.ranger.replay.PolicySource;
import io.plumbline.rules.decision.Endpoint;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Opens where a target of Ranger has its policies: a folder, or its Ranger Admin.
 *
 * @param folders by tenant, in which folders of policies are; what else is on the machine is out of
 *     reach
 * @param secrets by tenant
 */
public record PolicySources(
    Function<String, Path> folders, Function<String, SecretSource> secrets) {
  /**
   * Opens the source; reads nothing yet.
   *
   * @throws IllegalArgumentException if an option is wrong or a secret cannot be read
   */
  public PolicySource open(Endpoint endpoint) {
    var options =
        new TargetOptions(endpoint.name(), endpoint.options(), secrets.apply(endpoint.tenant()));
    var name = options.find("policies");
    if (name.isEmpty()) {
      return AdminPolicies.open(options);
    }
    if (!name.get().matches("[\\w][\\w.-]{0,99}")) {
      throw options.wrong("policies", "name a folder within the tenant's folder ranger");
    }
    return new FolderPolicies(
        folders.apply(endpoint.tenant()).resolve(name.get()), options.require("service"));
  }
}
