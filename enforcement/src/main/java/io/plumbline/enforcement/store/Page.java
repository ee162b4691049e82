package io.plumbline.enforcement.store;

import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.Scan;
import java.util.List;

/**
 * Some of the resources of a dataset.
 *
 * @param next where the next page begins; null after the last one
 * @param coverage PARTIAL if something could not be listed, and then the listing as a whole is
 */
public record Page(List<Resource> resources, String next, Scan.Coverage coverage) {
  /** The cursor of the first page. */
  public static final String START = "";

  public Page {
    resources = List.copyOf(resources);
  }
}
