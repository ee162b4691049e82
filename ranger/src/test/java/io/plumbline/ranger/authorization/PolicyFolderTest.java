package io.plumbline.ranger.authorization;

import static io.plumbline.ranger.authorization.Policies.allow;
import static io.plumbline.ranger.authorization.Policies.deny;
import static io.plumbline.ranger.authorization.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of the policy file: edited, broken, mended, missing. */
class PolicyFolderTest {

  private static final String READ = policy(1, "rule *", allow("analysts", "read"));
  private static final String NOTHING = policy(1, "rule *", deny("analysts", "read"));

  @TempDir Path directory;

  private static boolean reads(Authorizer authorizer) {
    var rule = Resource.named(ResourceKind.RULE, "r");
    return authorizer
        .decide(new Question("ann", Set.of("analysts"), "acme", Access.READ, rule))
        .isAllowed();
  }

  @Test
  void editOfTheFileTakesEffectAtTheNextLookWhateverItsVersion() throws Exception {
    var policies = Policies.in(directory).with(1, READ);
    try (var authorizer = policies.open()) {
      assertThat(reads(authorizer)).isTrue();
      policies.with(1, NOTHING);
      await().until(() -> !reads(authorizer));
      policies.with(2, READ);
      await().until(() -> authorizer.state().version() == 2);
      assertThat(reads(authorizer)).isTrue();
    }
  }

  @Test
  void missingFileDeniesAndTheStateTellsTheRemedy() throws Exception {
    var policies = Policies.in(directory);
    try (var authorizer = policies.open()) {
      assertThat(reads(authorizer)).isFalse();
      assertThat(authorizer.state().isInForce()).isFalse();
      assertThat(authorizer.state().trouble())
          .startsWith("Cannot find the policies of authorization: write plumbline.json")
          .doesNotContain(directory.toString());
      policies.with(1, READ);
      await().until(() -> reads(authorizer));
      assertThat(authorizer.state()).isEqualTo(new PolicyState(1, ""));
    }
  }

  @Test
  void fileThatBreaksOrGoesLeavesTheLastGoodPoliciesInForce() throws Exception {
    var policies = Policies.in(directory).with(3, READ);
    try (var authorizer = policies.open()) {
      for (var broken : new String[] {"{\"policies\": [", "", "null", "{}", "\u0000\u0001"}) {
        policies.written(broken);
        await().until(() -> !authorizer.state().trouble().isEmpty());
        assertThat(authorizer.state().trouble()).contains("Cannot take", "mend plumbline.json");
        assertThat(authorizer.state().version()).isEqualTo(3);
        assertThat(reads(authorizer)).isTrue();
        policies.with(3, READ);
        await().until(() -> authorizer.state().trouble().isEmpty());
      }
      Files.delete(policies.source().policies());
      await().until(() -> authorizer.state().trouble().startsWith("Cannot find"));
      assertThat(reads(authorizer)).isTrue();
    }
  }

  @Test
  void startWithABrokenFileDeniesEverythingUntilItIsMended() throws Exception {
    var policies = Policies.in(directory).written("{\"policies\": [");
    try (var authorizer = policies.open()) {
      assertThat(reads(authorizer)).isFalse();
      assertThat(authorizer.state().isInForce()).isFalse();
      assertThat(authorizer.state().trouble()).contains("line 1, column", "mend plumbline.json");
      policies.with(1, READ);
      await().until(() -> reads(authorizer));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "policyItems"     | "denyItems"             | denyItems
          "rule"            | "rul"                   | is about
          "tenant": {       | "tenants": {            | is about
          ["*"]             | []                      | without values
          "type": "read"    | "type": "raed"          | the access raed; known are [read, write, approve, admin]
          [{"type": "read"}]| []                      | without accesses
          "accesses"        | "conditions": [{"type": "_expression", "values": ["false"]}], "accesses" | conditions
          "policies": [     | "policies": [null,      | is null
          """)
  void whatRangerWouldPassOverIsNotTaken(String right, String wrong, String reason)
      throws Exception {
    var text = "{\"policyVersion\": 1, \"policies\": [%s]}".formatted(READ);
    assertThat(text).contains(right);
    try (var authorizer = Policies.in(directory).written(text.replace(right, wrong)).open()) {
      assertThat(authorizer.state().isInForce()).isFalse();
      assertThat(authorizer.state().trouble()).contains(reason);
    }
  }

  @Test
  void fileOrFolderThatOthersCanWriteIsNoAuthority() throws Exception {
    for (var name : new String[] {"file", "folder"}) {
      var policies = Policies.in(Files.createDirectory(directory.resolve(name))).with(1, READ);
      var open = name.equals("file") ? policies.source().policies() : policies.folder();
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwx---"));
      try (var authorizer = policies.open()) {
        assertThat(reads(authorizer)).as(name).isFalse();
        assertThat(authorizer.state().trouble()).contains("chmod go-w");
      }
    }
  }

  @Test
  void rolesOfTheFolderCount() throws Exception {
    var policies =
        Policies.in(directory)
            .with(1, READ.replace("\"groups\": [\"analysts\"]", "\"roles\": [\"reader\"]"));
    try (var authorizer = policies.open()) {
      assertThat(reads(authorizer)).isFalse();
      Files.writeString(
          policies.source().roles(),
          """
          {"rangerRoles": [{"id": 1, "name": "reader", "groups": [{"name": "analysts"}]}]}
          """);
      await().until(() -> reads(authorizer));
    }
  }

  @Test
  void firstPoliciesLetOneUserDoEverythingInOneTenantAndAreLaidDownOnce() throws IOException {
    var source =
        new PolicySource.Folder(directory.resolve("a/b"), Policies.in(directory).source().poll());
    assertThat(DefaultPolicies.layDown(source, "admin", "default")).isTrue();
    assertThat(Files.getPosixFilePermissions(source.folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(source.policies()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (var authorizer = RangerAuthorizer.open(source)) {
      for (var kind : ResourceKind.values()) {
        for (var access : Access.values()) {
          assertThat(decide(authorizer, "admin", "default", access, kind)).isTrue();
          assertThat(decide(authorizer, "admin", "other", access, kind)).isFalse();
          assertThat(decide(authorizer, "bob", "default", access, kind)).isFalse();
        }
      }
    }
    Files.delete(source.policies());
    assertThat(DefaultPolicies.layDown(source, "admin", "default")).isFalse();
    assertThat(source.policies()).doesNotExist();
  }

  private static boolean decide(
      Authorizer authorizer, String user, String tenant, Access access, ResourceKind kind) {
    return authorizer
        .decide(new Question(user, Set.of(), tenant, access, Resource.whole(kind)))
        .isAllowed();
  }
}
