package io.plumbline.server.view;

import io.plumbline.model.CanonicalNames;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Hashes;
import java.util.ArrayList;
import java.util.List;

/** The datasets that a person's text can mean: an id {@code namespace/name}, or a plain name. */
public final class DatasetFilter {

  private static final int MOST_SLASHES = 30;

  private DatasetFilter() {}

  /**
   * Every identity that the text spells, for a namespace may hold slashes, and so may a name. Empty
   * when the text has no slash.
   */
  public static List<DatasetId> spellings(String tenant, String text) {
    var ids = new ArrayList<DatasetId>();
    int slash = text.indexOf('/', 1);
    for (int i = 0; i < MOST_SLASHES && slash > 0 && slash < text.length() - 1; i++) {
      ids.add(CanonicalNames.dataset(tenant, text.substring(0, slash), text.substring(slash + 1)));
      slash = text.indexOf('/', slash + 1);
    }
    return ids;
  }

  static List<String> hashes(String tenant, String text) {
    return spellings(tenant, text).stream().map(id -> Hashes.of(id.key())).toList();
  }
}
