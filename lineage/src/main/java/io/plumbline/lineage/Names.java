package io.plumbline.lineage;

import io.plumbline.model.CanonicalNames;
import io.plumbline.model.DatasetId;
import io.plumbline.model.JobId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a text can mean where namespace and name are joined by a character that both may contain:
 * each place where it could be split is a candidate, and the graph knows which one exists.
 */
final class Names {
  private static final int LONGEST = 8_000;
  private static final int MOST_SPLITS = 100;

  private Names() {}

  /** The ids that {@code namespace/name} can mean, then those of {@code namespace.name}. */
  static List<DatasetId> datasets(String tenant, String text) {
    var ids = new LinkedHashSet<DatasetId>();
    for (char separator : new char[] {'/', '.'}) {
      split(text, separator, (ns, name) -> ids.add(CanonicalNames.dataset(tenant, ns, name)));
    }
    return List.copyOf(ids);
  }

  /** What a node of a Marquez graph is called: its kind and the keys that it can have. */
  record NodeId(NodeKind kind, List<String> keys) {}

  /** Reads {@code dataset:ns:name} or {@code job:ns:name}; no keys if it is neither. */
  static NodeId nodeId(String tenant, String text) {
    int colon = text.indexOf(':');
    var kind = colon < 0 ? "" : text.substring(0, colon);
    var rest = text.substring(colon + 1);
    var keys = new LinkedHashSet<String>();
    if (kind.equals("dataset")) {
      BiConsumer<String, String> add =
          (ns, name) -> keys.add(GraphKeys.dataset(CanonicalNames.dataset(tenant, ns, name)));
      split(rest, ':', add);
      split(withoutVersion(rest), ':', add);
      return new NodeId(NodeKind.DATASET, List.copyOf(keys));
    }
    if (kind.equals("job")) {
      BiConsumer<String, String> add =
          (ns, name) -> {
            keys.add(GraphKeys.job(new JobId(tenant, ns, name)));
            keys.add(GraphKeys.job(new JobId(tenant, CanonicalNames.namespace(ns), name)));
          };
      split(rest, ':', add);
      split(withoutVersion(rest), ':', add);
    }
    return new NodeId(NodeKind.JOB, List.copyOf(keys));
  }

  /** Marquez appends {@code #version}. */
  private static String withoutVersion(String text) {
    int hash = text.lastIndexOf('#');
    return hash < 0 ? text : text.substring(0, hash);
  }

  /** The longest namespace first, for names have fewer of these characters than addresses. */
  private static void split(String text, char separator, BiConsumer<String, String> add) {
    if (text.length() > LONGEST) {
      return;
    }
    var places = new ArrayList<Integer>();
    for (int i = text.length() - 2; i > 0 && places.size() < MOST_SPLITS; i--) {
      if (text.charAt(i) == separator) {
        places.add(i);
      }
    }
    places.forEach(place -> add.accept(text.substring(0, place), text.substring(place + 1)));
  }
}
