package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class TextPatternTest {
  @Test
  void partOfATextIsFound() {
    var digits = TextPattern.compile("\\d+");
    assertThat(digits.find("ab12")).isTrue();
    assertThat(digits.findNonEmpty("ab12")).isTrue();
    assertThat(digits.find("ab")).isFalse();
  }

  @Test
  void emptyMatchIsFoundButNotNonEmpty() {
    var any = TextPattern.compile("x*");
    assertThat(any.find("ab")).isTrue();
    assertThat(any.findNonEmpty("ab")).isFalse();
    assertThat(any.findNonEmpty("xab")).isTrue();
  }

  @Test
  void lookAroundAndBackReferencesWork() {
    assertThat(TextPattern.compile("a(?!b)").find("ab")).isFalse();
    assertThat(TextPattern.compile("a(?!b)").find("ac")).isTrue();
    assertThat(TextPattern.compile("(.)\\1").find("hello")).isTrue();
    assertThat(TextPattern.compile("(.)\\1").find("helo")).isFalse();
  }

  @Test
  void linearPatternIsNotSlowedByAText() {
    var pattern = TextPattern.compile("(a+)+$");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(pattern.find("a".repeat(5000) + "b")).isFalse());
  }

  @Test
  void backtrackingIsCutOffAndCountsAsNoMatch() {
    // The back-reference keeps java.util.regex from remembering where it failed.
    var pattern = TextPattern.compile("^(a+)+\\1$");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertThat(pattern.find("a".repeat(50) + "b")).isFalse());
    assertThat(pattern.find("aaa")).isTrue();
  }

  @Test
  void textThatOverflowsTheStackIsNoMatch() {
    var pattern = TextPattern.compile("^(?!c)(a|b)*$");
    assertThat(pattern.find("ab".repeat(20))).isTrue();
    assertThat(pattern.find("ab".repeat(200_000))).isFalse();
  }

  @Test
  void whatIsNoExpressionIsRefusedWithItsFault() {
    assertThatThrownBy(() -> TextPattern.compile("a(b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot read regular expression: missing closing ) in 'a(b'");
  }

  @Test
  void expressionThatIsTooLargeIsRefused() {
    for (var regex : new String[] {"((a{900}){900}){900}", "(".repeat(101), "a{2000000000}"}) {
      assertThatThrownBy(() -> TextPattern.compile(regex))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot read regular expression: it is too large; repeat less in it");
    }
  }

  @Test
  void manyRepetitionsInARowAreNotLarge() {
    assertThat(TextPattern.compile("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{9}$"))
        .hasToString("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{9}$");
  }

  @Test
  void patternOfManyStatesIsCompiledOnceUntilManyOthersCame() {
    var recent = new RecentPatterns();
    var first = recent.pattern("a+");
    assertThat(recent.pattern("a+")).isSameAs(first);
    for (int i = 0; i < 300; i++) {
      recent.pattern("a{" + i + "}");
    }
    assertThat(recent.pattern("a+")).isNotSameAs(first);
  }
}
