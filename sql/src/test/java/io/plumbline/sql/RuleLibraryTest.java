package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleLibraryTest {
  static java.util.List<String> names() {
    return RuleLibrary.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyTextIsValidAndEveryRuleIsNamedAfterIt(String name) {
    var script = Statements.parse(RuleLibrary.text(name));

    assertThat(script.problems()).isEmpty();
    assertThat(script.statements())
        .isNotEmpty()
        .allSatisfy(
            statement -> assertThat(((CreateRule) statement).name()).startsWith(name + "_"));
  }

  @Test
  void unknownTextIsRefusedWithTheKnownNames() {
    assertThatThrownBy(() -> RuleLibrary.text("nothing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot find library text 'nothing': there are arrival, metrics, rows, schema, volume");
  }
}
