package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.row.ColumnKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "QUANTILE; LONG; 1.5; '1.5' is not a number between 0 and 1",
        "QUANTILE; LONG; NaN; 'NaN' is not a number between 0 and 1",
        "QUANTILE; LONG;; nothing is not a number between 0 and 1",
        "QUANTILE; LONG; 0.5,0.1; it has 2 parameters, QUANTILE takes 1",
        "APPROX_QUANTILE; LONG; 0.5,0; '0' is not an error of rank from 0.0001 to less than 1",
        "APPROX_QUANTILE; LONG; 0.5,1; '1' is not an error of rank from 0.0001 to less than 1",
        "APPROX_COUNT_DISTINCT; LONG; 2;"
            + " '2' is not a relative standard error from 0.00075 to less than 1",
        "TOP_K; LONG; 0; '0' is not a whole number from 1 to 1000",
        "TOP_K; LONG; 1.5; '1.5' is not a whole number from 1 to 1000",
        "MATCH_RATIO; STRING; (; '(' is not a regular expression",
        "TYPE_RATIO; STRING; DATE;"
            + " 'DATE' is not INTEGRAL, FRACTIONAL, NUMERIC, BOOLEAN, STRING or UNKNOWN"
      })
  void whatAFunctionDoesNotTakeIsRefused(
      String function, ColumnKind kind, String parameters, String problem) {
    var values = parameters == null ? List.<String>of() : List.of(parameters.split(",", -1));
    var call = new MetricCall(function, List.of("c"), values);
    assertThatThrownBy(() -> Rows.of(kind).empty(call))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot compute %s: %s", call.text(), problem);
  }

  @ParameterizedTest
  @CsvSource({"QUANTILE, 0", "QUANTILE, 1", "APPROX_QUANTILE, 1.0", "TOP_K, 1000", "TOP_K, 1"})
  void whatAFunctionTakesIsTaken(String function, String parameter) {
    var call = new MetricCall(function, List.of("c"), List.of(parameter));
    assertThat(Rows.of(ColumnKind.LONG, 5L).measure(call).doubleValue()).isIn(1.0, 5.0);
  }
}
