package io.plumbline.enforcement.tag;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetTags;
import io.plumbline.model.RuleText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TagChangesTest {
  private static final DatasetId ORDERS = new DatasetId("acme", "pg", "orders");
  private static final DatasetTags PII = new DatasetTags(ORDERS, Map.of("pii", "pg/customers"));

  @Test
  void tagsAreToldOnceAndAgainWhenTheyChange() {
    var first = changes(List.of(), List.of(PII));
    assertThat(first).singleElement().satisfies(text -> assertThat(text.version()).isOne());
    assertThat(changes(first, List.of(PII))).isEmpty();

    var more = new DatasetTags(ORDERS, Map.of("pii", "pg/customers", "hr", "pg/staff"));
    var second = changes(first, List.of(more));
    assertThat(second).singleElement().satisfies(text -> assertThat(text.version()).isEqualTo(2));
    assertThat(second.get(0).name()).isEqualTo(first.get(0).name());
  }

  @Test
  void tagsThatAreGoneEndOnceAndMayComeBack() {
    var first = changes(List.of(), List.of(PII));
    var ended = changes(first, List.of());
    assertThat(ended).singleElement().satisfies(text -> assertThat(text.dropped()).isTrue());
    assertThat(changes(ended, List.of())).isEmpty();

    assertThat(changes(ended, List.of(PII)))
        .singleElement()
        .satisfies(
            text -> {
              assertThat(text.dropped()).isFalse();
              assertThat(text.version()).isEqualTo(3);
            });
  }

  private static List<RuleText> changes(List<RuleText> kept, List<DatasetTags> tags) {
    return TagChanges.of("acme", kept, tags, 1);
  }
}
