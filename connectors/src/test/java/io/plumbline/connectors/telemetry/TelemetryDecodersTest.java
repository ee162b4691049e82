package io.plumbline.connectors.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.openlineage.OpenLineageDecoder;
import org.junit.jupiter.api.Test;

class TelemetryDecodersTest {
  @Test
  void openLineageIsRegistered() {
    assertThat(TelemetryDecoders.of("openlineage")).isInstanceOf(OpenLineageDecoder.class);
  }

  @Test
  void formatThatNobodyReadsIsRefused() {
    assertThatThrownBy(() -> TelemetryDecoders.of("morse"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot find telemetry decoder: morse");
  }
}
