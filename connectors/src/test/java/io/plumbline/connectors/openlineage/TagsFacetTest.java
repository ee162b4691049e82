package io.plumbline.connectors.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Json;
import io.plumbline.model.Tag;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TagsFacetTest {
  @Test
  void tagIsCalledByItsKeyAndByItsValueTooWhereThatSaysMore() throws IOException {
    assertThat(
            TagsFacet.tags(
                Json.mapper()
                    .readTree(
                        """
                        {"tags": [
                          {"key": "pii", "value": "true", "field": "email", "source": "CONFIG"},
                          {"key": "pii", "value": "True", "field": "email"},
                          {"key": "classification", "value": "SECRET"},
                          {"key": "public", "value": "false"}]}
                        """)))
        .containsExactly(
            new Tag("email", "pii"),
            new Tag(null, "classification"),
            new Tag(null, "classification=SECRET"));
  }

  @Test
  void whatIsNoTagIsLeftOut() throws IOException {
    var long300 = "x".repeat(300);
    assertThat(
            TagsFacet.tags(
                Json.mapper()
                    .readTree(
                        """
                        {"tags": [7, {"value": "true"}, {"key": ""}, {"key": "%s"}, {"key": "hr", "value": 7}]}
                        """
                            .formatted(long300))))
        .containsExactly(new Tag(null, "hr"));
    assertThat(TagsFacet.tags(Json.mapper().readTree("{\"tags\": {}}"))).isEmpty();
  }
}
