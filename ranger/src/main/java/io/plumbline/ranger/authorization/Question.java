package io.plumbline.ranger.authorization;

import java.util.Set;

/**
 * Whether somebody may do something.
 *
 * @param tenant of the user, whose the resource is
 */
public record Question(
    String user, Set<String> groups, String tenant, Access access, Resource resource) {

  public Question {
    groups = Set.copyOf(groups);
  }
}
