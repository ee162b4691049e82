package io.plumbline.server.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.server.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertCursorTest {

  @Test
  void textIsReadBackAsItWas() {
    var start = AlertCursor.start("cluster");
    var cursor = start.after(1, 41).after(0, 7).after(1, 42);

    assertThat(cursor.text()).isEqualTo(start.epoch() + ".0:8,1:43");
    assertThat(AlertCursor.of(cursor.text())).isEqualTo(cursor);
    assertThat(AlertCursor.of(start.text())).isEqualTo(start);
    assertThat(cursor.next(2)).isZero();
  }

  @Test
  void clustersAreToldApart() {
    assertThat(AlertCursor.start("a").epoch()).isNotEqualTo(AlertCursor.start("b").epoch());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "0:1", "zzzzzzzz.0:1", "00000000.0:99999999999999999999", "00000000.a:1"})
  void anyOtherTextIsRefused(String text) {
    assertThatThrownBy(() -> AlertCursor.of(text)).isInstanceOf(ProblemException.class);
  }
}
