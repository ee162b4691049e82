package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.decision.EndpointType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LanguageReferenceTest {
  private static final Pattern EXAMPLE = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyExampleIsValid() throws IOException {
    var page = Files.readString(Path.of("README.md"));
    var examples = EXAMPLE.matcher(page).results().map(match -> match.group(1)).toList();
    assertThat(examples).hasSizeGreaterThan(2);
    for (var example : examples) {
      assertThat(Statements.parse(example).problems()).as(example).isEmpty();
    }
  }

  @Test
  void everyTypeOfTargetIsToldWithItsOptions() throws IOException {
    var page = Files.readString(Path.of("README.md"));
    for (var type : EndpointType.creatable()) {
      assertThat(page)
          .contains("| `%s` |".formatted(type.sql()))
          .contains("| %s | %s |\n".formatted(list(type.required()), list(type.optional())));
    }
  }

  private static String list(List<String> options) {
    return options.stream().map(option -> "`" + option + "`").collect(Collectors.joining(", "));
  }
}
