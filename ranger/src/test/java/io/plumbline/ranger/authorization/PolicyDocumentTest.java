package io.plumbline.ranger.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.model.validation.RangerServiceDefValidator;
import org.apache.ranger.plugin.model.validation.RangerValidator.Action;
import org.apache.ranger.plugin.store.ServiceStore;
import org.junit.jupiter.api.Test;

/** What people are told to write is what is taken. */
class PolicyDocumentTest {

  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

  @Test
  void policiesOfTheReadmeAreTaken() throws Exception {
    var blocks = JSON.matcher(Files.readString(Path.of("README.md"), UTF_8));
    assertThat(blocks.find()).isTrue();

    var policies = PolicyDocument.read(blocks.group(1).getBytes(UTF_8), PolicySource.SERVICE);

    assertThat(policies.getPolicyVersion()).isEqualTo(2);
    assertThat(policies.getPolicies()).extracting(policy -> policy.getId()).containsExactly(1L, 2L);
  }

  @Test
  void rangersOwnValidatorTakesTheServiceDefinition() throws Exception {
    var validator = new RangerServiceDefValidator(emptyStore());
    validator.validate(PolicyDocument.serviceDefinition(), Action.CREATE);

    var broken = PolicyDocument.serviceDefinition();
    broken.getAccessTypes().get(3).getImpliedGrants().add("fly");
    assertThatThrownBy(() -> validator.validate(broken, Action.CREATE)).hasMessageContaining("fly");
  }

  @Test
  void kindsAndAccessesAreThoseOfTheServiceDefinition() {
    var definition = PolicyDocument.serviceDefinition();
    assertThat(definition.getResources())
        .extracting(RangerServiceDef.RangerResourceDef::getName)
        .containsExactlyElementsOf(
            Arrays.stream(ResourceKind.values()).map(ResourceKind::type).toList());
    assertThat(definition.getAccessTypes())
        .extracting(RangerServiceDef.RangerAccessTypeDef::getName)
        .containsExactlyElementsOf(Arrays.stream(Access.values()).map(Access::type).toList());
  }

  /** A Ranger Admin that has nothing yet. */
  private static ServiceStore emptyStore() {
    return (ServiceStore)
        Proxy.newProxyInstance(
            ServiceStore.class.getClassLoader(),
            new Class<?>[] {ServiceStore.class},
            (proxy, method, arguments) -> null);
  }
}
