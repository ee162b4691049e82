package io.plumbline.enforcement.replay;

import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.connectors.target.http.Authorization;
import io.plumbline.connectors.target.http.HttpCaller;
import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.connectors.target.http.Reply;
import io.plumbline.enforcement.target.ranger.RangerAdmin;
import io.plumbline.model.Json;
import io.plumbline.ranger.replay.PolicySet;
import io.plumbline.ranger.replay.PolicySource;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * Policies as a Ranger Admin serves them to plugins, with roles and groups. Its user has to be one
 * of those that may download ({@code policy.download.auth.users} of the service).
 */
final class AdminPolicies implements PolicySource {
  private static final int MOST_BYTES = 64 << 20;
  private static final String POLICIES = "/service/plugins/secure/policies/download/";
  private static final String ROLES = "/service/roles/secure/download/";
  private static final String USERS = "/service/xusers/secure/download/";

  /** No content, not modified, not found. */
  private static final Set<Integer> NOTHING = Set.of(204, 304, 404);

  private final JsonApi api;
  private final String service;

  private AdminPolicies(JsonApi api, String service) {
    this.api = api;
    this.service = service;
  }

  /**
   * Opens what options define; calls nobody yet.
   *
   * @throws IllegalArgumentException if an option is wrong or a secret cannot be read
   */
  static AdminPolicies open(TargetOptions options) {
    var caller = new HttpCaller(options.addressRules(), options.patience().timeout(), MOST_BYTES);
    return new AdminPolicies(
        new JsonApi(options.url(), caller, authorization(options)), options.require("service"));
  }

  private static Authorization authorization(TargetOptions options) {
    return options
        .find("user")
        .map(user -> Authorization.basic(user, options.secret("password")))
        .orElseGet(options::bearer);
  }

  @Override
  public PolicySet read() throws IOException {
    try {
      return PolicySet.read(
          service,
          Json.writeBytes(get(POLICIES, "lastKnownVersion").accepted(what())),
          find(ROLES, "lastKnownRoleVersion"),
          find(USERS, "lastKnownUserStoreVersion"));
    } catch (RefusedException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(
          "Cannot read policies of service %s: interrupted".formatted(service), e);
    }
  }

  /** What a Ranger Admin may have nothing of; null if so. */
  private byte[] find(String path, String knownVersion)
      throws IOException, InterruptedException, RefusedException {
    var reply = get(path, knownVersion);
    boolean isNothing = NOTHING.contains(reply.status()) || reply.body().isMissingNode();
    return isNothing ? null : Json.writeBytes(reply.accepted(what()));
  }

  private Reply get(String path, String knownVersion)
      throws IOException, InterruptedException, RefusedException {
    // It names who asks, for the Ranger Admin lists it among the plugins.
    var us = RangerAdmin.APPLICATION + "@plumbline-" + service;
    var query = Map.of(knownVersion, "-1", "pluginId", us);
    return api.get(path + JsonApi.segment(service) + "?" + JsonApi.query(query));
  }

  private String what() {
    return "read policies of service " + service;
  }

  @Override
  public void close() {
    api.close();
  }
}
