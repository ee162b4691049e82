package io.plumbline.lineage;

import io.plumbline.lineage.TagFlows.Flow;
import io.plumbline.lineage.TagFlows.Place;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetTags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Carries tags down the lineage, breadth first, each tag to each place once. What is in a tagged
 * column is in the columns that it feeds, unless it is masked on the way; where it is not known
 * which columns feed which, it may be anywhere in what is made from its dataset. What is in a
 * tagged dataset may be in all that is made from it.
 */
final class TagWalk {
  /** Tags at places that are known at the most. */
  private static final int MOST = 100_000;

  private final TagFlows flows;
  private final Map<Carried, DatasetId> origins = new LinkedHashMap<>();

  /** A tag at a place. */
  record Carried(Place place, String tag) {}

  TagWalk(TagFlows flows) {
    this.flows = flows;
  }

  /** All tags of all datasets, from those that were told. O(places and edges below tags). */
  Collection<DatasetTags> from(Collection<Carried> told) {
    told.stream()
        .limit(MOST)
        .forEach(carried -> origins.putIfAbsent(carried, carried.place().dataset()));
    var frontier = List.copyOf(origins.keySet());
    while (!frontier.isEmpty() && origins.size() < MOST) {
      frontier = next(frontier);
    }
    var tags = new LinkedHashMap<DatasetId, Map<String, String>>();
    origins.forEach(
        (carried, origin) ->
            tags.computeIfAbsent(carried.place().dataset(), dataset -> new TreeMap<>())
                .putIfAbsent(carried.tag(), origin.id()));
    return tags.entrySet().stream()
        .map(entry -> new DatasetTags(entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<Carried> next(List<Carried> frontier) {
    var columns = new HashMap<Place, List<Carried>>();
    var datasets = new HashMap<DatasetId, List<Carried>>();
    var whole = new HashMap<DatasetId, List<Carried>>();
    for (var carried : frontier) {
      var place = carried.place();
      if (place.column() == null) {
        add(whole, place.dataset(), carried);
      } else {
        add(columns, place, carried);
        add(datasets, place.dataset(), carried);
      }
    }
    var found = new ArrayList<Carried>();
    flows.fed(columns.keySet()).forEach(flow -> take(columns.get(flow.from()), flow, found));
    flows
        .made(datasets.keySet(), true)
        .forEach(flow -> take(datasets.get(flow.from().dataset()), flow, found));
    flows
        .made(whole.keySet(), false)
        .forEach(flow -> take(whole.get(flow.from().dataset()), flow, found));
    return found;
  }

  private static <K> void add(Map<K, List<Carried>> map, K key, Carried carried) {
    map.computeIfAbsent(key, any -> new ArrayList<>()).add(carried);
  }

  private void take(List<Carried> carriers, Flow flow, List<Carried> found) {
    for (var carrier : carriers) {
      if (origins.size() >= MOST) {
        return;
      }
      var carried = new Carried(flow.to(), carrier.tag());
      if (origins.putIfAbsent(carried, origins.get(carrier)) == null) {
        found.add(carried);
      }
    }
  }
}
