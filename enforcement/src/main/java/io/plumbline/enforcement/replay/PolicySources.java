package io.plumbline.enforcement.replay;

import io.plumbline.connectors.target.SecretSource;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.ranger.replay.FolderPolicies;
import io.plumbline.ranger.replay.PolicySource;
import io.plumbline.rules.decision.Endpoint;
import java.nio.file.Path;

/**
 * Opens where a target of Ranger has its policies: a folder, or its Ranger Admin.
 *
 * @param folders in which folders of policies are; what else is on the machine is out of reach
 */
public record PolicySources(Path folders, SecretSource secrets) {
  /**
   * Opens the source; reads nothing yet.
   *
   * @throws IllegalArgumentException if an option is wrong or a secret cannot be read
   */
  public PolicySource open(Endpoint endpoint) {
    var options = new TargetOptions(endpoint.name(), endpoint.options(), secrets);
    var name = options.find("policies");
    if (name.isEmpty()) {
      return AdminPolicies.open(options);
    }
    if (!name.get().matches("[\\w][\\w.-]{0,99}")) {
      throw options.wrong("policies", "name a folder within " + folders);
    }
    return new FolderPolicies(folders.resolve(name.get()), options.require("service"));
  }
}
