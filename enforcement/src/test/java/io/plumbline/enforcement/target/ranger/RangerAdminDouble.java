package io.plumbline.enforcement.target.ranger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.connectors.target.ServerDouble;
import io.plumbline.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.ranger.plugin.model.RangerPluginInfo;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItem;
import org.apache.ranger.plugin.model.RangerPolicyResourceSignature;
import org.apache.ranger.plugin.model.RangerService;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.model.validation.RangerPolicyValidator;
import org.apache.ranger.plugin.model.validation.RangerValidator.Action;
import org.apache.ranger.plugin.util.RangerUserStore;
import org.apache.ranger.plugin.util.ServicePolicies;

/**
 * The public API of a Ranger Admin with one service, written by us after its sources. What is
 * written is read by Ranger's own model and checked by its own validation: names that are taken,
 * resources that other policies have at the same times, elements, access types and times. Its
 * traps: a policy cannot be changed in part, and users have to be known.
 */
final class RangerAdminDouble extends ServerDouble {
  static final String USER = "plumbline";
  static final String PASSWORD = "only-for-tests";
  static final String SERVICE = "shop_hive";
  private static final String API = "/service/public/v2/api/";

  private final RangerService service = new RangerService();
  private final RangerServiceDef definition;
  private final Map<Long, RangerPolicy> policies = new LinkedHashMap<>();
  private final List<RangerPluginInfo> plugins = new ArrayList<>();
  private final Set<String> unknownUsers = new HashSet<>();
  private boolean pluginsKeepUp = true;
  private long created;

  RangerAdminDouble(String type) throws IOException {
    definition = definition(type);
    service.setId(1L);
    service.setName(SERVICE);
    service.setType(type);
    service.setPolicyVersion(7L);
    addPlugin("worker-1");
  }

  private static RangerServiceDef definition(String type) throws IOException {
    var file = "/service-defs/ranger-servicedef-%s.json".formatted(type);
    try (var in = RangerServiceDef.class.getResourceAsStream(file)) {
      return Json.read(in.readAllBytes(), RangerServiceDef.class);
    }
  }

  /** A plugin asks for the policies, and acts by them. */
  synchronized void addPlugin(String host) {
    var plugin = new RangerPluginInfo();
    plugin.setServiceName(SERVICE);
    plugin.setHostName(host);
    plugin.setAppType("hiveServer2");
    plugins.add(plugin);
    act(plugin);
  }

  private void act(RangerPluginInfo plugin) {
    var version = String.valueOf(service.getPolicyVersion());
    plugin.setInfo(
        Map.of(
            RangerPluginInfo.PLUGIN_INFO_POLICY_DOWNLOADED_VERSION, version,
            RangerPluginInfo.PLUGIN_INFO_POLICY_ACTIVE_VERSION, version));
  }

  synchronized void removePlugins() {
    plugins.clear();
  }

  /** From now on plugins act by what they have. */
  synchronized void plugOff() {
    pluginsKeepUp = false;
  }

  /** All plugins of a host get what is there now. */
  synchronized void refresh(String host) {
    plugins.stream().filter(plugin -> plugin.getHostName().equals(host)).forEach(this::act);
  }

  synchronized void forget(String user) {
    unknownUsers.add(user);
  }

  synchronized void refuseDenials() {
    definition.setOptions(Map.of("enableDenyAndExceptionsInPolicies", "false"));
  }

  /** Puts a policy there as a person would. */
  synchronized RangerPolicy put(RangerPolicy policy) {
    policy.setId(++created + 100);
    policies.put(policy.getId(), policy);
    service.setPolicyVersion(service.getPolicyVersion() + 1);
    return policy;
  }

  synchronized List<RangerPolicy> policies() {
    return List.copyOf(policies.values());
  }

  /** How many policies were ever created. */
  synchronized long created() {
    return created;
  }

  RangerServiceDef definition() {
    return definition;
  }

  @Override
  protected Response respond(Request request) {
    var credentials = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
    if (!("Basic " + credentials).equals(request.authorization())) {
      return new Response(401, "");
    }
    if (request.path().contains("/download/")) {
      list(request.query());
      return download(request.path());
    }
    var path = request.path().substring(API.length());
    return switch (request.method()) {
      case "GET" -> get(path);
      case "POST" -> path.equals("policy") ? create(request.body()) : error(404, "Not found");
      case "DELETE" -> delete(path);
      default -> error(405, "Method not allowed");
    };
  }

  /**
   * Whoever asks is a plugin from then on, and tells by which version it acts when it asks next.
   */
  private void list(String query) {
    var plugin = new RangerPluginInfo();
    plugin.setServiceName(SERVICE);
    plugin.setHostName("somewhere");
    plugin.setAppType(
        query.contains("pluginId=plumbline%40") ? RangerAdmin.APPLICATION : "unknown");
    plugins.add(plugin);
    pluginsKeepUp = false;
    refresh("worker-1");
  }

  /** What plugins get. */
  private Response download(String path) {
    return switch (path) {
      case "/service/plugins/secure/policies/download/" + SERVICE -> {
        var all = new ServicePolicies();
        all.setServiceName(SERVICE);
        all.setServiceId(service.getId());
        all.setServiceDef(definition);
        all.setPolicyVersion(service.getPolicyVersion());
        all.setPolicies(List.copyOf(policies.values()));
        yield ok(all);
      }
      // There are no roles, which Ranger tells so.
      case "/service/roles/secure/download/" + SERVICE -> new Response(304, "");
      case "/service/xusers/secure/download/" + SERVICE -> {
        var users = new RangerUserStore();
        users.setUserStoreVersion(1L);
        users.setUserGroupMapping(Map.of("carol", Set.of("interns")));
        yield ok(users);
      }
      default -> error(404, "Not found");
    };
  }

  private Response get(String path) {
    if (path.equals("service/name/" + SERVICE)) {
      return ok(service);
    } else if (path.equals("servicedef/name/" + service.getType())) {
      return ok(definition);
    } else if (path.equals("plugins/info")) {
      if (pluginsKeepUp) {
        plugins.forEach(this::act);
      }
      return ok(plugins);
    }
    var prefix = "service/" + SERVICE + "/policy/";
    var found =
        path.startsWith(prefix)
            ? named(URLDecoder.decode(path.substring(prefix.length()), UTF_8))
            : Optional.empty();
    return found.map(RangerAdminDouble::ok).orElseGet(() -> error(404, "Not found"));
  }

  Optional<RangerPolicy> named(String name) {
    return policies.values().stream().filter(policy -> name.equals(policy.getName())).findFirst();
  }

  private Response create(String body) {
    try {
      var sent = Json.mapper().readTree(body);
      var policy = Json.mapper().treeToValue(sent, RangerPolicy.class);
      // What Ranger's model does not know is lost when it is written again.
      if (!Json.mapper().valueToTree(policy).equals(sent)) {
        return error(400, "Unknown fields in " + body);
      }
      new RangerPolicyValidator(PolicyStoreDouble.of(this, service, definition))
          .validate(policy, Action.CREATE, true);
      for (var item : policy.getDenyPolicyItems()) {
        requireKnown(item);
      }
      return ok(put(policy));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      return error(400, e.getMessage());
    }
  }

  private void requireKnown(RangerPolicyItem item) {
    for (var user : item.getUsers()) {
      if (unknownUsers.contains(user)) {
        throw new IllegalStateException(
            "Operation denied. User name: " + user + " specified in policy does not exist");
      }
    }
  }

  /** Enabled policies of that signature, as the validation asks for them. */
  List<RangerPolicy> signed(String signature) {
    return policies.values().stream()
        .filter(p -> new RangerPolicyResourceSignature(p).getSignature().equals(signature))
        .toList();
  }

  private Response delete(String path) {
    var id = Long.parseLong(path.substring("policy/".length()));
    if (policies.remove(id) == null) {
      return error(400, "no policy found with ID=" + id);
    }
    service.setPolicyVersion(service.getPolicyVersion() + 1);
    return new Response(204, "");
  }

  private static Response ok(Object body) {
    return new Response(200, Json.write(body));
  }

  private static Response error(int status, String message) {
    return new Response(status, Json.write(Map.of("statusCode", 1, "msgDesc", message)));
  }
}
