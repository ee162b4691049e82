package io.plumbline.enforcement.target.ranger;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.ranger.plugin.model.RangerPluginInfo;

/**
 * How far a version of a service's policies has come. Plugins ask for policies every half minute or
 * so and act by what they have as long as the Ranger Admin cannot be reached: what is written there
 * is not in force before.
 *
 * @param plugins that act by the policies
 * @param behind those that are not known to act by the version, by host and application
 */
record Spread(int plugins, List<String> behind) {
  private static final int TOLD = 5;

  /** Where the version is in force, as far as the plugins have told. */
  static Spread of(long version, List<RangerPluginInfo> plugins) {
    return new Spread(
        plugins.size(),
        plugins.stream()
            .filter(plugin -> active(plugin) < version)
            .map(plugin -> plugin.getAppType() + " at " + plugin.getHostName())
            .sorted()
            .toList());
  }

  /** The version that a plugin acts by; -1 if it told none. */
  private static long active(RangerPluginInfo plugin) {
    Map<String, String> info = plugin.getInfo() == null ? Map.of() : plugin.getInfo();
    var version = info.get(RangerPluginInfo.PLUGIN_INFO_POLICY_ACTIVE_VERSION);
    boolean isNumber = version != null && version.matches("\\d{1,18}");
    return isNumber ? Long.parseLong(version) : -1;
  }

  /** Whether every plugin acts by it, and there is one. */
  boolean isInForce() {
    return plugins > 0 && behind.isEmpty();
  }

  /** In words. */
  String told() {
    if (plugins == 0) {
      return "not known to be in force: no plugin has asked for the policies of the service";
    }
    if (behind.isEmpty()) {
      return "in force at %d plugins".formatted(plugins);
    }
    var some = behind.stream().limit(TOLD).collect(Collectors.joining(", "));
    return "not yet in force at %d of %d plugins: %s%s"
        .formatted(behind.size(), plugins, some, behind.size() > TOLD ? ", ..." : "");
  }
}
