package io.plumbline.ranger.replay;

import java.util.List;
import java.util.Properties;
import org.apache.ranger.authorization.hadoop.config.RangerPluginConfig;
import org.apache.ranger.plugin.service.RangerBasePlugin;

/**
 * Ranger's plugin over policies that are given to it: it audits nothing, asks nobody, and has no
 * thread.
 */
final class QuietPlugin extends RangerBasePlugin {
  private static final String APPLICATION = "plumbline";

  private static final List<String> NOT_ASKED =
      List.of(
          "context.enrichers",
          "custom.conditions",
          "policy.refresher",
          "tag.retriever",
          "userstore.retriever",
          "gdsinfo.retriever");

  QuietPlugin(PolicySet set) {
    super(config(set), set.policies(), null, set.roles());
  }

  /** Neither audit, which is one for the whole process, nor the thread that asks for policies. */
  @Override
  public void init() {}

  private static RangerPluginConfig config(PolicySet set) {
    var type = set.kind().type();
    var settings = new Properties();
    var prefix = "ranger.plugin." + type;
    for (var each : NOT_ASKED) {
      settings.setProperty(prefix + ".policyengine.option.disable." + each, "true");
    }
    settings.setProperty(prefix + ".enable.implicit.gdsinfo.enricher", "false");
    settings.setProperty("xasecure.audit.is.enabled", "false");
    return new RangerPluginConfig(type, set.policies().getServiceName(), APPLICATION, settings);
  }
}
