package io.plumbline.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DecisionAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointTypeTest {
  @ParameterizedTest
  @EnumSource(EndpointType.class)
  void whatCanBeDoneCanBeUndone(EndpointType type) {
    for (var action : type.actions()) {
      if (action.reverse() != null) {
        assertThat(type.supports(action.reverse())).as("%s of %s", action, type).isTrue();
      }
    }
  }

  @Test
  void gateHoldsAndDeletesNothing() {
    assertThat(EndpointType.GATE.supports(DecisionAction.RELEASE)).isTrue();
    assertThat(EndpointType.GATE.supports(DecisionAction.DELETE)).isFalse();
  }

  @Test
  void secretsAreNamed() {
    assertThat(EndpointType.isSecret("password")).isTrue();
    assertThat(EndpointType.isSecret("url")).isFalse();
  }
}
