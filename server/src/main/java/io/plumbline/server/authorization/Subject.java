package io.plumbline.server.authorization;

import io.plumbline.ranger.authorization.Resource;
import io.plumbline.ranger.authorization.ResourceKind;
import io.plumbline.server.view.DatasetFilter;
import java.util.ArrayList;

/**
 * What a right is about, and how the caller called it: a refusal must not say what it is really
 * called, nor whether it is there.
 *
 * @param name as the caller wrote it, its end cut off if it is long
 */
public record Subject(Resource resource, String name) {

  private static final int MOST = 500;

  public Subject {
    name = name.length() > MOST ? name.substring(0, MOST) + "..." : name;
  }

  /** Something that a policy calls as the caller does. */
  public static Subject of(Resource resource) {
    var whole = resource.kind() == ResourceKind.TENANT ? "" : "*";
    return new Subject(resource, resource.names().isEmpty() ? whole : resource.names().get(0));
  }

  /**
   * A dataset that nobody knows, or of which nothing is told: by any name that the text can mean.
   */
  public static Subject unknownDataset(String tenant, String text) {
    var names = new ArrayList<String>();
    names.add(text);
    for (var id : DatasetFilter.spellings(tenant, text)) {
      names.add(id.id());
      names.add(id.name());
    }
    return new Subject(new Resource(ResourceKind.DATASET, names), text);
  }

  String kind() {
    return resource.kind().type();
  }

  /** For people. */
  @Override
  public String toString() {
    return resource.kind() == ResourceKind.TENANT ? "the tenant" : kind() + " " + name;
  }
}
