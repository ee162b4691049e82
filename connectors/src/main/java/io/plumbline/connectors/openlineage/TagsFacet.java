package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * Reads the {@code tags} facet of a dataset (TagsDatasetFacet 1-0-0). A tag is called by its key,
 * and by {@code key=value} too where the value says more than that it is there.
 */
final class TagsFacet {
  private TagsFacet() {}

  /** The tags in the producer's order; empty if there are none. */
  static List<Tag> tags(JsonNode facet) {
    var tags = new LinkedHashSet<Tag>();
    for (var tag : Fields.items(facet.path("tags"))) {
      var key = Fields.name(tag, "key");
      if (key == null || key.length() > Limits.TAG_CHARACTERS || tags.size() >= Limits.TAGS) {
        continue;
      }
      var column = Fields.name(tag, "field");
      var value = Fields.name(tag, "value");
      switch (value == null ? "true" : value.toLowerCase(Locale.ROOT)) {
        case "false" -> {
          // It says that the dataset is not that.
        }
        case "true" -> tags.add(new Tag(column, key));
        default -> {
          tags.add(new Tag(column, key));
          if (value.length() <= Limits.TAG_CHARACTERS) {
            tags.add(new Tag(column, key + "=" + value));
          }
        }
      }
    }
    return List.copyOf(tags);
  }
}
