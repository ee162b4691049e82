package io.plumbline.rules.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class UnitBoxMinimumTest {
  private static final double[] START = {0.3, 0.1, 0.1};

  @Property(tries = 200)
  void theMinimumOfABowlIsItsBottomOrTheNearestWall(
      @ForAll @DoubleRange(min = -1, max = 2) double x,
      @ForAll @DoubleRange(min = -1, max = 2) double y,
      @ForAll @DoubleRange(min = 0.1, max = 50) double steepness) {
    double[] found =
        UnitBoxMinimum.near(
            START,
            at -> {
              double dx = at[0] - x;
              double dy = at[1] - y;
              return dx * dx + steepness * dy * dy + at[2] * at[2];
            });
    assertThat(found[0]).isCloseTo(Math.max(0, Math.min(1, x)), within(1e-3));
    assertThat(found[1]).isCloseTo(Math.max(0, Math.min(1, y)), within(1e-3));
    assertThat(found[2]).isCloseTo(0, within(1e-3));
  }

  @Property(tries = 5)
  void aPlainHasItsMinimumAtTheStart(@ForAll @DoubleRange(min = -5, max = 5) double height) {
    assertThat(UnitBoxMinimum.near(START, at -> height)).containsExactly(START);
  }
}
