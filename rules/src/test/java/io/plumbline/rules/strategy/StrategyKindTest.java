package io.plumbline.rules.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StrategyKindTest {
  @Test
  void aNameIsFoundInAnyCase() {
    assertThat(StrategyKind.named("Online_Normal")).isEqualTo(StrategyKind.ONLINE_NORMAL);
  }

  @Test
  void anUnknownNameIsAnsweredWithAllNames() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrategyKind.named("onlin_normal"))
        .withMessage(
            "Cannot use strategy 'onlin_normal': there is none of that name; there are threshold,"
                + " absolute_change, relative_rate_of_change, change, batch_normal, online_normal,"
                + " holt_winters");
  }

  @Test
  void whatIsNotGivenIsAsInDeequ() {
    assertThat(StrategyKind.ONLINE_NORMAL.with(Map.of()))
        .isEqualTo(new OnlineNormal(3, 3, 0.1, true));
    assertThat(StrategyKind.BATCH_NORMAL.with(Map.of())).isEqualTo(new BatchNormal(3, 3, false));
  }

  @Test
  void parametersMayBeWrittenAsInDeequOrAsInSql() {
    assertThat(StrategyKind.ONLINE_NORMAL.with(Map.of("lowerDeviationFactor", 2.0)))
        .isEqualTo(StrategyKind.ONLINE_NORMAL.with(Map.of("lower_deviation_factor", 2.0)))
        .isEqualTo(new OnlineNormal(2, 3, 0.1, true));
  }

  @Test
  void changeIsInPartsOfTheEarlierValue() {
    assertThat(StrategyKind.CHANGE.with(Map.of("increase", 1.0)))
        .isEqualTo(new RelativeRateOfChange(0.5, 2, 1));
  }

  @Test
  void anUnknownParameterIsAnsweredWithAllParameters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrategyKind.HOLT_WINTERS.with(Map.of("seasons", 7.0)))
        .withMessage("Cannot set 'seasons' of holt_winters: it takes period");
  }

  @Test
  void halfAPointIsNoPeriod() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrategyKind.HOLT_WINTERS.with(Map.of("period", 7.5)))
        .withMessage("Cannot set period of holt_winters to 7.5: write a whole number");
  }

  @Test
  void aFlagIsZeroOrOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrategyKind.ONLINE_NORMAL.with(Map.of("ignore_anomalies", 2.0)))
        .withMessage("Cannot set ignore_anomalies of online_normal to 2.0: write 0 or 1");
  }

  @Test
  void aNumberThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrategyKind.THRESHOLD.with(Map.of("lower_bound", Double.NaN)))
        .withMessage("Cannot set lower_bound of threshold: it is not a number");
  }

  @Test
  void aStrategyWithoutBoundsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StrategyKind.ABSOLUTE_CHANGE.with(Map.of()))
        .withMessage(
            "Cannot use absolute_change without a bound: give a lower one, an upper one or both");
  }
}
