package io.plumbline.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RuleFileTest {
  private static final Pattern STATEMENT = Pattern.compile("(?m)^CREATE RULE ");

  @Test
  void handWrittenFileHasAsManyRulesAsItsVariantSays() throws IOException {
    var rules = Files.readString(Path.of("../lineitem.sql"));

    assertThat(STATEMENT.matcher(rules).results()).hasSize(Variant.ROWS.rules());
  }

  @Test
  void manyRulesShareMostOfTheirMetrics() {
    var rules = LineitemRules.of(Variant.MANY);

    assertThat(STATEMENT.matcher(RuleFile.text(Variant.MANY)).results())
        .hasSize(Variant.MANY.rules())
        .hasSameSizeAs(rules);
    assertThat(rules.stream().map(LineitemRule::key).distinct()).hasSize(51);
    assertThat(rules).doesNotHaveDuplicates();
  }

  @Test
  void rulesOfSomeRowsSayWhich() {
    assertThat(RuleFile.text(Variant.MANY).lines().findFirst())
        .contains(
            "CREATE RULE lineitem_row_count_0 ON lineitem WHERE shipmode = 'AIR'"
                + " EXPECT (ROW_COUNT() BETWEEN 1 AND 1000000000000) SEVERITY ERROR;");
  }

  @Test
  void rulesOfRowsAllowAShareOnlyWhenItIsLessThanAll() {
    assertThat(RuleFile.text(Variant.MANY))
        .contains("EXPECT EACH ROW (quantity >= 0) SEVERITY ERROR;")
        .contains("EXPECT EACH ROW (quantity >= 0) MOSTLY 0.99");
  }
}
