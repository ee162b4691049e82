package io.plumbline.enforcement.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.SecretSource;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.decision.EndpointType;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointTargetsTest {
  private static final SecretSource SECRETS =
      reference -> {
        if (reference.equals("env:KNOWN")) {
          return "correct horse battery staple";
        }
        throw new IllegalArgumentException("Cannot read secret " + reference);
      };

  private static final Map<String, String> OPTIONS =
      Map.of(
          "url", "https://etl.example/root/",
          "api", "v2",
          "token", "env:KNOWN",
          "secret", "env:KNOWN",
          "project", "7");

  /** Options of every type that is opened here, each as small as it can be. */
  private static Endpoint endpoint(EndpointType type, Map<String, String> others) {
    var options = new HashMap<String, String>();
    type.required().forEach(name -> options.put(name, OPTIONS.get(name)));
    if (type == EndpointType.AIRFLOW) {
      options.put("token", "env:KNOWN");
    }
    options.putAll(others);
    return new Endpoint("acme", "etl", 1, type, options);
  }

  @ParameterizedTest
  @EnumSource(names = {"AIRFLOW", "DOLPHINSCHEDULER", "FLINK", "WEBHOOK"})
  void endpointIsOpenedByItsNameWithWhatItRequires(EndpointType type) {
    try (var target = open(endpoint(type, Map.of()))) {
      assertThat(target.name()).isEqualTo("etl");
      assertThat(target.toString()).doesNotContain("correct horse");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"AIRFLOW", "DOLPHINSCHEDULER", "FLINK", "WEBHOOK"})
  void everyOptionThatIsRequiredIsMissed(EndpointType type) {
    for (var option : type.required()) {
      assertThatThrownBy(() -> open(endpoint(type, Map.of(option, " "))))
          .as(option)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("Cannot open target etl: option " + option);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "url, https://user:secret@etl.example/, leave out user",
    "url, not a url, it is no URL",
    "url, ftp://etl.example/, it needs https",
    "api, v3, choose v1 for Airflow 2",
    "timeout, 0, whole seconds from 1 to 600",
    "timeout, 9999999999, whole seconds from 1 to 600",
    "network, everywhere, 'choose public, private, plaintext or loopback'",
    "token, env:UNKNOWN, Cannot read secret env:UNKNOWN"
  })
  void optionThatIsWrongIsToldWithItsMendAndNoSecret(String option, String value, String told) {
    var endpoint = endpoint(EndpointType.AIRFLOW, Map.of(option, value));

    assertThatThrownBy(() -> open(endpoint))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(told)
        .hasMessageNotContaining("user:secret");
  }

  private static EnforcementTarget open(Endpoint endpoint) {
    return EndpointTargets.open(
        endpoint, store -> fail("not a scheduler: " + store), SECRETS, Clock.systemUTC());
  }
}
