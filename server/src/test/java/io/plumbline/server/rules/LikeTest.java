package io.plumbline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikeTest {

  @Test
  void percentIsAnyTextAndUnderscoreOneCharacter() {
    assertThat(Like.matches("orders-%", "orders-volume")).isTrue();
    assertThat(Like.matches("a_c", "abc")).isTrue();
    assertThat(Like.matches("a_c", "ac")).isFalse();
    assertThat(Like.matches("a.c", "abc")).isFalse();
  }

  @Test
  void backslashTakesTheNextCharacterLiterally() {
    assertThat(Like.matches("a\\%", "a%")).isTrue();
    assertThat(Like.matches("a\\%", "ab")).isFalse();
  }
}
