package io.plumbline.server;

import io.plumbline.ranger.authorization.PolicySource;
import io.plumbline.ranger.authorization.RangerAuthorizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** People of tenant default who may do different things, and one of another tenant. */
final class Team {

  static final String ANALYST = "token-of-amy";
  static final String STEWARD = "token-of-stu";
  static final String JUDGE = "token-of-jo";
  static final String LOADER = "token-of-etl";
  static final String NOBODY = "token-of-nob";
  static final String STRANGER = "token-of-sam";

  static final Map<String, Principal> TOKENS =
      Map.of(
          Client.TOKEN,
          new Principal("ann", "default", Set.of("admins")),
          ANALYST,
          new Principal("amy", "default", Set.of("analysts")),
          STEWARD,
          new Principal("stu", "default", Set.of("analysts", "stewards")),
          JUDGE,
          new Principal("jo", "default", Set.of("judges")),
          LOADER,
          new Principal("etl", "default", Set.of("loaders")),
          NOBODY,
          new Principal("nob", "default"),
          STRANGER,
          new Principal("sam", "other", Set.of("admins", "analysts")));

  /** Analysts read all but {@code fact_*}; each other group may do one thing. */
  private static final String POLICIES =
      """
      {"serviceName": "plumbline", "policyVersion": 3, "policies": [
        {"id": 1, "resources": {"tenant": {"values": ["default"]}},
         "additionalResources": [
           {"tenant": {"values": ["default"]}, "dataset": {"values": ["*"]}},
           {"tenant": {"values": ["default"]}, "rule": {"values": ["*"]}},
           {"tenant": {"values": ["default"]}, "incident": {"values": ["*"]}},
           {"tenant": {"values": ["default"]}, "policy": {"values": ["*"]}},
           {"tenant": {"values": ["default"]}, "decision": {"values": ["*"]}}],
         "policyItems": [
           {"groups": ["admins"], "accesses": [{"type": "admin"}]},
           {"groups": ["analysts"], "accesses": [{"type": "read"}]}]},
        {"id": 2, "resources": {"tenant": {"values": ["default"]}, "dataset": {"values": ["fact_*"]}},
         "additionalResources": [
           {"tenant": {"values": ["default"]}, "incident": {"values": ["fact_*"]}},
           {"tenant": {"values": ["default"]}, "rule": {"values": ["hr_*"]}},
           {"tenant": {"values": ["default"]}, "decision": {"values": ["fact_*"]}}],
         "denyPolicyItems": [{"groups": ["analysts"], "accesses": [{"type": "read"}]}]},
        {"id": 3, "resources": {"tenant": {"values": ["default"]}, "rule": {"values": ["shop_*"]}},
         "policyItems": [{"groups": ["stewards"], "accesses": [{"type": "write"}]}]},
        {"id": 4, "resources": {"tenant": {"values": ["default"]}, "decision": {"values": ["shop.*"]}},
         "policyItems": [{"groups": ["judges"], "accesses": [{"type": "approve"}]}]},
        {"id": 5, "resources": {"tenant": {"values": ["default"]}, "dataset": {"values": ["*"]}},
         "policyItems": [{"groups": ["loaders"], "accesses": [{"type": "write"}]}]}
      ]}
      """;

  private Team() {}

  /** Ranger on the policies of the team, in a folder of a directory. */
  static RangerAuthorizer authorizer(Path directory) throws IOException {
    var source = folder(directory);
    var file = Files.writeString(source.policies(), POLICIES);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return RangerAuthorizer.open(source);
  }

  /** A folder without policies. */
  static PolicySource.Folder folder(Path directory) throws IOException {
    var folder = Files.createDirectory(directory.resolve("policies"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    return new PolicySource.Folder(folder, Duration.ofSeconds(1));
  }

  /** The settings of a server, with the tokens of the team. */
  static ServerConfig with(ServerConfig config, RangerAuthorizer authorizer) {
    return new ServerConfig(
        config.host(),
        config.port(),
        config.kafkaBootstrap(),
        config.jdbcUrl(),
        config.jdbcUser(),
        config.jdbcPassword(),
        TOKENS,
        authorizer,
        config.lineage(),
        config.statements(),
        config.accessLogs(),
        config.limits());
  }
}
