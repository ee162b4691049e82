package io.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikeMatcherTest {

  @Test
  void percentIsAnyTextAndUnderscoreOneCharacter() {
    assertThat(LikeMatcher.OF_NAMES.matches("orders-volume", "orders-%")).isTrue();
    assertThat(LikeMatcher.OF_NAMES.matches("abc", "a_c")).isTrue();
    assertThat(LikeMatcher.OF_NAMES.matches("ac", "a_c")).isFalse();
    assertThat(LikeMatcher.OF_NAMES.matches("abc", "a.c")).isFalse();
  }

  @Test
  void backslashTakesTheNextCharacterLiterally() {
    assertThat(LikeMatcher.OF_NAMES.matches("a%", "a\\%")).isTrue();
    assertThat(LikeMatcher.OF_NAMES.matches("ab", "a\\%")).isFalse();
  }
}
