package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.sql.Statements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows must work as shown. */
class ReadmeTest {
  private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyRuleOfTheReadmeCompiles() throws IOException {
    var readme = Files.readString(Path.of("../README.md"), UTF_8);
    var blocks = SQL.matcher(readme).results().map(block -> block.group(1)).toList();
    assertThat(blocks).isNotEmpty();
    for (var block : blocks) {
      var script = Statements.parse(block);
      assertThat(script.problems()).as(block).isEmpty();
      assertThat(script.statements()).isNotEmpty();
    }
  }
}
