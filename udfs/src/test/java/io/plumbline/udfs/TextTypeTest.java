package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TextTypeTest {
  /** Deequ's expressions, as it writes them. */
  private static final Pattern FRACTIONAL =
      Pattern.compile("^(-|\\+)? ?\\d+((\\.\\d+)|((?:\\.\\d+)?[Ee][-+]?\\d+))$");

  private static final Pattern INTEGRAL = Pattern.compile("^(-|\\+)? ?\\d+$");
  private static final Pattern BOOLEAN = Pattern.compile("^(true|false)$");

  /** Pieces of which texts are near to being numbers. */
  private static final List<String> PIECES =
      List.of("-", "+", " ", "0", "12", ".", "e", "E", "true", "false", "x", "٣", "\n");

  private static TextType byExpression(String text) {
    if (FRACTIONAL.matcher(text).matches()) {
      return TextType.FRACTIONAL;
    }
    if (INTEGRAL.matcher(text).matches()) {
      return TextType.INTEGRAL;
    }
    return BOOLEAN.matcher(text).matches() ? TextType.BOOLEAN : TextType.STRING;
  }

  @Property(tries = 20_000)
  void typeIsThatOfDeequsExpressions(
      @ForAll @Size(max = 7) List<@IntRange(min = 0, max = 12) Integer> pieces) {
    var text = pieces.stream().map(PIECES::get).collect(Collectors.joining());
    assertThat(TextType.of(text)).as(text).isEqualTo(byExpression(text));
  }
}
