package io.plumbline.enforcement.target.ranger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.connectors.target.http.Reply;
import io.plumbline.model.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.ranger.plugin.model.RangerPluginInfo;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerService;

/** What is asked of a Ranger Admin about the policies of one service: its public API, version 2. */
public record RangerAdmin(JsonApi http, String service, String zone) implements AutoCloseable {
  /** As what the engine asks for policies. */
  public static final String APPLICATION = "plumbline";

  private static final String ROOT = "/service/public/v2/api";

  /** Plugins of a service that are looked at; more are not expected, and are an error. */
  private static final int MOST_PLUGINS = 1_000;

  private static final int NOT_FOUND = 404;

  /** What Ranger answers when another policy has the same resource and the same times. */
  private static final String DUPLICATE_RESOURCE = "error code[3010]";

  /** The service, with the version of its policies as it is now. */
  RangerService current() throws IOException, InterruptedException, RefusedException {
    var reply = http.get(ROOT + "/service/name/" + JsonApi.segment(service));
    if (reply.status() == NOT_FOUND) {
      throw new RefusedException(
          "Cannot find service %s at %s: mend the option service".formatted(service, http.host()));
    }
    return read(reply.accepted("read service " + service), RangerService.class);
  }

  /**
   * Whether policies of a type of services may deny.
   *
   * @param type of the service
   */
  boolean takesDenials(String type) throws IOException, InterruptedException, RefusedException {
    var reply = http.get(ROOT + "/servicedef/name/" + JsonApi.segment(type));
    var option =
        reply
            .accepted("read the definition of services of type " + type)
            .path("options")
            .path("enableDenyAndExceptionsInPolicies");
    return !option.asText().equalsIgnoreCase("false");
  }

  /** The policy of that name, if it is there. */
  Optional<RangerPolicy> find(String name)
      throws IOException, InterruptedException, RefusedException {
    var path =
        "%s/service/%s/policy/%s%s"
            .formatted(
                ROOT,
                JsonApi.segment(service),
                JsonApi.segment(name),
                zone == null ? "" : "?" + JsonApi.query(Map.of("zoneName", zone)));
    var reply = http.get(path);
    return reply.status() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(read(reply.accepted("look for policy " + name), RangerPolicy.class));
  }

  /**
   * Writes a new policy.
   *
   * @return nothing if Ranger takes another policy for the same: change its times
   */
  Optional<RangerPolicy> create(RangerPolicy policy)
      throws IOException, InterruptedException, RefusedException {
    var reply = http.post(ROOT + "/policy", policy);
    if (isDuplicate(reply)) {
      return Optional.empty();
    }
    return Optional.of(
        read(reply.accepted("write policy " + policy.getName()), RangerPolicy.class));
  }

  private static boolean isDuplicate(Reply reply) {
    return !reply.answer().isAccepted() && reply.answer().body().contains(DUPLICATE_RESOURCE);
  }

  /** Removes a policy; it may be gone already. */
  void delete(RangerPolicy policy) throws IOException, InterruptedException, RefusedException {
    var reply = http.delete(ROOT + "/policy/" + policy.getId());
    if (reply.status() != NOT_FOUND) {
      reply.accepted("delete policy " + policy.getName());
    }
  }

  /** The plugins that ever asked for the policies of the service. */
  List<RangerPluginInfo> plugins() throws IOException, InterruptedException, RefusedException {
    var query = Map.of("serviceName", service, "pageSize", String.valueOf(MOST_PLUGINS));
    var listed =
        http.get(ROOT + "/plugins/info?" + JsonApi.query(query)).accepted("list the plugins");
    var plugins = new ArrayList<RangerPluginInfo>();
    for (var plugin : listed) {
      plugins.add(read(plugin, RangerPluginInfo.class));
    }
    if (plugins.size() >= MOST_PLUGINS) {
      throw new RefusedException("Cannot look at more than %d plugins".formatted(MOST_PLUGINS));
    }
    plugins.removeIf(plugin -> !service.equals(plugin.getServiceName()) || isUs(plugin));
    return plugins;
  }

  /** Who reads policies to judge by them is listed as a plugin, and enforces nothing. */
  private static boolean isUs(RangerPluginInfo plugin) {
    return APPLICATION.equals(plugin.getAppType());
  }

  private <T> T read(JsonNode body, Class<T> type) throws RefusedException {
    try {
      return Json.mapper().treeToValue(body, type);
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          "%s does not speak Ranger's language here; look whether its url is right"
              .formatted(http.host()));
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
