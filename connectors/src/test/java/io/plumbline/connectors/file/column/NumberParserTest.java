package io.plumbline.connectors.file.column;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberParserTest {
  private final NumberParser parser = new NumberParser();

  private static byte[] padded(String text) {
    var bytes = (text + ",").getBytes(US_ASCII);
    return Arrays.copyOf(bytes, bytes.length + Words.PADDING);
  }

  @Provide
  Arbitrary<String> numbers() {
    var whole =
        Arbitraries.oneOf(
            Arbitraries.just("0"),
            Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(21).map(text -> "7" + text),
            Arbitraries.integers().between(1, 9_999).map(String::valueOf));
    var fraction =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(24).map(text -> "." + text));
    var exponent =
        Arbitraries.oneOf(
            Arbitraries.just(""),
            Arbitraries.integers().between(-350, 350).map(power -> "e" + power),
            Arbitraries.integers().between(0, 30).map(power -> "E+" + power));
    return Combinators.combine(Arbitraries.of("", "-"), whole, fraction, exponent)
        .as((sign, digits, rest, power) -> sign + digits + rest + power);
  }

  private void assertSame(String text) {
    var bytes = padded(text);
    assertThat(parser.readDouble(bytes, 0)).isEqualTo(text.length());
    assertThat(Double.doubleToRawLongBits(parser.doubleValue()))
        .as(text)
        .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
    assertThat(NumberParser.skip(bytes, 0)).isEqualTo(text.length());
  }

  @Property(tries = 20_000)
  void doublesAreThoseOfTheJdkToTheLastBit(@ForAll("numbers") String text) {
    assertSame(text);
  }

  @Property(tries = 5_000)
  void shortestTextOfADoubleGivesTheDouble(@ForAll double value) {
    assertSame(Double.toString(value));
  }

  @Property
  void hundredthsGiveTheNearestDouble(@ForAll int cents) {
    assertSame(BigDecimal.valueOf(cents, 2).toPlainString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740992",
        "9007199254740993",
        "9007199254740993.0",
        "0.1",
        "-0",
        "-0.0",
        "0e9",
        "1e22",
        "1e23",
        "123456789012345678e-22",
        "0.0000000000000000000001",
        "1e400",
        "1e-400",
        "4.9e-324",
        "2.4703282292062327e-324",
        "1.7976931348623157e308",
        "1.7976931348623159e308",
        "8.5e-22",
        "999999999999999999",
        "9999999999999999999",
        "0.30000000000000004"
      })
  void doublesAtTheLimitsAreThoseOfTheJdk(String text) {
    assertSame(text);
  }

  @Property
  void longsAreRead(@ForAll long value) {
    var text = Long.toString(value);
    boolean least = value == Long.MIN_VALUE;

    int end = parser.readLong(padded(text), 0);

    // The least long is left to a reader of any number.
    assertThat(end).isEqualTo(least ? NumberParser.NONE : text.length());
    if (!least) {
      assertThat(parser.longValue()).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775808", "-9223372036854775809", "1.0", "1e3", "01", "-", ""})
  void whatIsNoLongIsNotRead(String text) {
    assertThat(parser.readLong(padded(text), 0)).isEqualTo(NumberParser.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", ".5", "1.", "01", "1e", "1e+", "-.", "+1", "1e9999", "NaN"})
  void whatIsNoNumberIsNotRead(String text) {
    var bytes = padded(text);

    assertThat(parser.readDouble(bytes, 0)).isEqualTo(NumberParser.NONE);
    assertThat(NumberParser.skip(bytes, 0)).isEqualTo(NumberParser.NONE);
    assertThat(parser.readDecimal(bytes, 0)).isEqualTo(NumberParser.NONE);
  }

  @Property
  void decimalsKeepTheirDigits(@ForAll long unscaled, @ForAll byte scale) {
    var value = BigDecimal.valueOf(unscaled, Math.abs(scale % 60));

    int end = parser.readDecimal(padded(value.toPlainString()), 0);

    assertThat(end).isEqualTo(value.toPlainString().length());
    assertThat(parser.decimalValue()).isEqualTo(value);
  }
}
