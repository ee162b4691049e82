package io.plumbline.ranger.authorization;

import static io.plumbline.ranger.authorization.Policies.allow;
import static io.plumbline.ranger.authorization.Policies.deny;
import static io.plumbline.ranger.authorization.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranger's own client against a double of Ranger Admin. */
class PolicyAdminTest {

  private static final String READ = policy(41, "rule *", allow("analysts", "read"));
  private static final String NOTHING = policy(41, "rule *", deny("analysts", "read"));

  @TempDir Path cache;

  private RangerAuthorizer open(URI url) {
    return RangerAuthorizer.open(
        new PolicySource.Admin(
            url, "acme_plumbline", null, null, null, cache, Duration.ofMillis(200)));
  }

  private static String document(int version, String policies) {
    return """
        {"serviceName": "acme_plumbline", "serviceId": 9, "policyVersion": %d, "policies": [%s],
         "serviceDef": {"name": "plumbline", "resources": [], "accessTypes": []}, "auditMode": "audit-default"}
        """
        .formatted(version, policies);
  }

  private static Ruling read(Authorizer authorizer) {
    var rule = Resource.named(ResourceKind.RULE, "r");
    return authorizer.decide(new Question("ann", Set.of("analysts"), "acme", Access.READ, rule));
  }

  @Test
  void policiesOfTheAdminCountAndTheLastOnesHoldWhileItIsAway() throws Exception {
    int port;
    try (var admin = RangerAdminDouble.start(0)) {
      port = admin.port();
      admin.has(document(5, READ));
      try (var authorizer = open(admin.url())) {
        assertThat(read(authorizer)).isEqualTo(new Ruling(true, 41, 5));
        assertThat(admin.asked().get(0))
            .startsWith("/service/plugins/policies/download/acme_plumbline?")
            .contains("lastKnownVersion=-1");
        admin.has(document(6, NOTHING));
        await().until(() -> !read(authorizer).isAllowed());
        admin.has(document(7, READ));
        await().until(() -> read(authorizer).isAllowed());
        admin.goAway();
        int asked = admin.asked().size();
        assertThat(asked).isGreaterThan(1);
        await().until(() -> authorizer.state().trouble().startsWith("Cannot reach Ranger Admin"));
        assertThat(read(authorizer).isAllowed()).isTrue();
      }
    }
    try (var cold = open(URI.create("http://127.0.0.1:" + port))) {
      assertThat(read(cold)).isEqualTo(new Ruling(true, 41, 7));
    }
  }

  @Test
  void startWithoutAdminAndCacheDeniesEverythingUntilItAnswers() throws Exception {
    int port;
    try (var gone = RangerAdminDouble.start(0)) {
      port = gone.port();
    }
    try (var authorizer = open(URI.create("http://127.0.0.1:" + port))) {
      assertThat(read(authorizer)).isEqualTo(new Ruling(false, -1, -1));
      assertThat(authorizer.state().trouble())
          .contains("Cannot reach Ranger Admin", "'acme_plumbline' of type 'plumbline'");
      try (var admin = RangerAdminDouble.start(port)) {
        admin.has(document(1, READ));
        await().atMost(Duration.ofSeconds(30)).until(() -> read(authorizer).isAllowed());
        assertThat(authorizer.state()).isEqualTo(new PolicyState(1, ""));
      }
    }
  }

  @Test
  void policiesThatCannotBeHeldLeaveTheLastOnesInForce() throws Exception {
    try (var admin = RangerAdminDouble.start(0)) {
      admin.has(document(1, READ));
      try (var authorizer = open(admin.url())) {
        var conditional =
            NOTHING.replace(
                "\"accesses\"",
                "\"conditions\": [{\"type\": \"_expression\", \"values\": [\"1 == 1\"]}], \"accesses\"");
        admin.has(document(2, conditional));
        await().until(() -> authorizer.state().trouble().contains("has conditions"));
        assertThat(read(authorizer)).isEqualTo(new Ruling(true, 41, 1));
      }
    }
  }

  @Test
  void brokenCacheDeniesEverything() throws Exception {
    Files.writeString(cache.resolve("plumbline_acme_plumbline.json"), "{\"policies\": [");
    int port;
    try (var gone = RangerAdminDouble.start(0)) {
      port = gone.port();
    }
    try (var authorizer = open(URI.create("http://127.0.0.1:" + port))) {
      assertThat(read(authorizer).isAllowed()).isFalse();
      assertThat(authorizer.state().isInForce()).isFalse();
    }
  }

  @Test
  void cacheThatOthersCanWriteIsRefused() throws Exception {
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> open(URI.create("http://127.0.0.1:1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("run chmod go-w");
  }

  @Test
  void passwordIsNotShown() {
    var source =
        new PolicySource.Admin(
            URI.create("https://r"), "s", null, "u", "canary", cache, Duration.ofSeconds(30));
    assertThat(source.toString()).doesNotContain("canary");
  }
}
