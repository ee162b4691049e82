package io.plumbline.ranger.authorization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import org.apache.ranger.admin.client.RangerAdminClient;
import org.apache.ranger.authorization.hadoop.config.RangerPluginConfig;
import org.apache.ranger.plugin.policyengine.RangerAccessRequest.ResourceElementMatchingScope;
import org.apache.ranger.plugin.policyengine.RangerAccessRequestImpl;
import org.apache.ranger.plugin.policyengine.RangerAccessResourceImpl;
import org.apache.ranger.plugin.policyengine.RangerAccessResult;
import org.apache.ranger.plugin.service.RangerBasePlugin;

/**
 * Apache Ranger's own plugin, in this process. It looks for changed policies from time to time;
 * while it finds none that can be taken, the last good ones are in force, and from a start without
 * any, nothing is allowed.
 */
public final class RangerAuthorizer implements Authorizer, AutoCloseable {

  private static final String TYPE = "plumbline";
  private static final String PREFIX = "ranger.plugin." + TYPE;
  private static final String NO_POLICIES =
      "Cannot put policies of authorization in force: the log says why";
  private static final String TENANT = ResourceKind.TENANT.type();

  private final RangerBasePlugin plugin;
  private final PolicyTrouble trouble;

  private RangerAuthorizer(RangerBasePlugin plugin, PolicyTrouble trouble) {
    this.plugin = plugin;
    this.trouble = trouble;
  }

  /**
   * Starts to follow policies; returns when they were looked for once, or could not be in time.
   *
   * @throws IllegalArgumentException if others can write where policies are cached
   */
  public static RangerAuthorizer open(PolicySource source) {
    if (source instanceof PolicySource.Admin admin) {
      prepare(admin.cache());
    }
    var trouble = new PolicyTrouble();
    var config = new RangerPluginConfig(TYPE, source.service(), TYPE, properties(source));
    var plugin = new RangerBasePlugin(config);
    var client = client(source, trouble);
    client.init(source.service(), TYPE, PREFIX, config);
    plugin.getPluginContext().setAdminClient(client);
    plugin.init();
    return new RangerAuthorizer(plugin, trouble);
  }

  @Override
  public Ruling decide(Question question) {
    long version = plugin.getPoliciesVersion();
    if (version == -1) {
      return Ruling.denied(version);
    }
    var resource = question.resource();
    var named = ruling(request(question, names(resource)), version);
    boolean whole = resource.kind() != ResourceKind.TENANT && resource.names().isEmpty();
    if (!whole || !named.isAllowed()) {
      return named;
    }
    // Ranger matches "*" with policies for all alone; whoever takes a part away must count too.
    var parts = request(question, "");
    parts.setResourceElementMatchingScopes(
        Map.of(resource.kind().type(), ResourceElementMatchingScope.SELF_OR_PREFIX));
    var withParts = ruling(parts, version);
    return withParts.isAllowed() ? named : withParts;
  }

  @Override
  public PolicyState state() {
    long version = plugin.getPoliciesVersion();
    var told = trouble.current();
    return new PolicyState(version, told.isEmpty() && version == -1 ? NO_POLICIES : told);
  }

  /** Stops to follow policies; denies everything from then on. */
  @Override
  public void close() {
    plugin.cleanup();
  }

  private Ruling ruling(RangerAccessRequestImpl request, long version) {
    RangerAccessResult result = plugin.isAccessAllowed(request, null);
    return result == null
        ? Ruling.denied(version)
        : new Ruling(result.getIsAllowed(), result.getPolicyId(), version);
  }

  private static RangerAccessRequestImpl request(Question question, Object names) {
    var elements = new HashMap<String, Object>();
    elements.put(TENANT, question.tenant());
    if (question.resource().kind() != ResourceKind.TENANT) {
      elements.put(question.resource().kind().type(), names);
    }
    return new RangerAccessRequestImpl(
        new RangerAccessResourceImpl(elements),
        question.access().type(),
        question.user(),
        new HashSet<>(question.groups()),
        null);
  }

  private static Object names(Resource resource) {
    return switch (resource.names().size()) {
      case 0 -> "*";
      case 1 -> resource.names().get(0);
      default -> new ArrayList<>(resource.names());
    };
  }

  private static void prepare(Path cache) {
    try {
      if (!Files.exists(cache)) {
        OwnerAlone.makeFolder(cache);
      }
      if (!OwnerAlone.isHeldBy(cache)) {
        throw new IllegalArgumentException(
            "Cannot keep policies in %s: others can write there; run chmod go-w on it"
                .formatted(cache));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make folder: " + cache, e);
    }
  }

  private static RangerAdminClient client(PolicySource source, PolicyTrouble trouble) {
    return source instanceof PolicySource.Folder folder
        ? new PolicyFolder(folder, trouble)
        : new PolicyAdmin((PolicySource.Admin) source, trouble);
  }

  private static Properties properties(PolicySource source) {
    var properties = new Properties();
    properties.setProperty("xasecure.audit.is.enabled", "false");
    properties.setProperty(PREFIX + ".service.name", source.service());
    properties.setProperty(
        PREFIX + ".policy.pollIntervalMs", String.valueOf(source.poll().toMillis()));
    if (source instanceof PolicySource.Folder folder) {
      properties.setProperty(
          PREFIX + ".policy.source.local_folder.path", folder.folder().toString());
    } else if (source instanceof PolicySource.Admin admin) {
      properties.setProperty(PREFIX + ".policy.rest.url", admin.url().toString());
      properties.setProperty(PREFIX + ".policy.cache.dir", admin.cache().toString());
      // Ranger waits for minutes otherwise, and a server that starts waits with it.
      properties.setProperty(PREFIX + ".policy.rest.client.connection.timeoutMs", "5000");
      properties.setProperty(PREFIX + ".policy.rest.client.read.timeoutMs", "10000");
      properties.setProperty(PREFIX + ".policy.rest.client.max.retry.attempts", "1");
      set(properties, ".policy.rest.ssl.config.file", admin.sslConfig());
      set(properties, ".policy.rest.client.username", admin.user());
      set(properties, ".policy.rest.client.password", admin.password());
    }
    return properties;
  }

  private static void set(Properties properties, String key, Object value) {
    if (value != null) {
      properties.setProperty(PREFIX + key, value.toString());
    }
  }
}
