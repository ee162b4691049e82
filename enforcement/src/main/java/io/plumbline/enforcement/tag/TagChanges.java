package io.plumbline.enforcement.tag;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.DatasetTags;
import io.plumbline.model.Hashes;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/** What has to be told so that what is kept says what the graph says. Pure. */
final class TagChanges {
  private TagChanges() {}

  /**
   * The texts to write; none if nothing changed.
   *
   * @param kept the latest texts about tags of the tenant, the dropped ones too
   * @param tags of the tenant as the graph has them
   */
  static List<RuleText> of(
      String tenant, Collection<RuleText> kept, Collection<DatasetTags> tags, long nowMillis) {
    var gone = new HashMap<String, RuleText>();
    kept.forEach(text -> gone.put(text.name(), text));
    var changes = new ArrayList<RuleText>();
    for (var each : tags) {
      var name = StatementKind.TAGS.kept(Hashes.of("tags", each.dataset().key()));
      var known = gone.remove(name);
      if (known == null || known.dropped() || !read(known).equals(each)) {
        changes.add(text(tenant, name, version(known), Json.write(each), false, nowMillis));
      }
    }
    for (var text : gone.values()) {
      if (!text.dropped()) {
        changes.add(text(tenant, text.name(), version(text), text.text(), true, nowMillis));
      }
    }
    return changes;
  }

  private static DatasetTags read(RuleText text) {
    return Json.read(text.text().getBytes(UTF_8), DatasetTags.class);
  }

  private static int version(RuleText known) {
    return known == null ? 1 : known.version() + 1;
  }

  private static RuleText text(
      String tenant, String name, int version, String json, boolean dropped, long nowMillis) {
    return new RuleText(tenant, name, version, json, dropped, JournalEntry.ENGINE, nowMillis);
  }
}
