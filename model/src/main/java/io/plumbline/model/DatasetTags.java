package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * The tags of a dataset, its own and those that came down the lineage.
 *
 * @param origins by tag the nearest dataset that was tagged so, as {@code namespace/name}
 */
public record DatasetTags(DatasetId dataset, Map<String, String> origins) {
  public DatasetTags {
    requireNonNull(dataset, "dataset is null");
    origins = Map.copyOf(origins);
  }
}
