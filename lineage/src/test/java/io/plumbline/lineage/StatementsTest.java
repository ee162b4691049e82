package io.plumbline.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StatementsTest {
  private static final Pattern NODE =
      Pattern.compile("\\((\\w+):(?:Dataset|Job|SchemaVersion|User)\\b");

  @Test
  void everyNodeThatAReaderMatchesIsBoundToTheTenant() {
    assertThat(ReadStatements.all())
        .isNotEmpty()
        .allSatisfy(
            statement -> {
              var nodes = NODE.matcher(statement).results().map(match -> match.group(1)).toList();
              assertThat(nodes).isNotEmpty();
              assertThat(nodes)
                  .allSatisfy(node -> assertThat(statement).contains(node + ".tenant = $tenant"));
            });
  }

  @Test
  void everyNodeThatIsMergedGetsItsTenantAndIsMergedOnItsKeyAlone() {
    for (var label : GraphLabel.values()) {
      var statement = WriteStatements.of(label);
      var merged = Pattern.compile("MERGE \\((\\w):\\w+ \\{key: r\\.\\w+}\\)").matcher(statement);
      var nodes = merged.results().map(match -> match.group(1)).toList();
      assertThat(nodes).hasSize(label.isEdge() ? 2 : 1);
      assertThat(nodes)
          .allSatisfy(node -> assertThat(statement).contains(node + ".tenant = r.tenant"));
    }
  }

  @Test
  void everyLabelAndTypeHasAConstraint() {
    for (var label : GraphLabel.values()) {
      var entity = label.isEdge() ? "()-[e:" + label.text() + "]-()" : "(n:" + label.text() + ")";
      assertThat(WriteStatements.schema()).anyMatch(statement -> statement.contains(entity));
    }
  }

  @Test
  void passwordIsNotPrinted() {
    assertThat(new LineageConnection("bolt://x", "neo4j", "very-secret").toString())
        .contains("bolt://x")
        .doesNotContain("very-secret");
  }
}
