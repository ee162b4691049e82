package io.plumbline.server.authorization;

import io.plumbline.ranger.authorization.Access;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.ranger.authorization.ResourceKind;

/** What a route needs of who calls it. */
public sealed interface Need {

  /** Nothing, not even a token: pages without data, and whether the server lives. */
  record Nothing() implements Need {}

  /** A token that is known, and no right. */
  record Token() implements Need {}

  /** A right on something that is known before the handler looks. */
  record On(Access access, Resource resource) implements Need {}

  /**
   * A right on what a parameter of the path names.
   *
   * @param parameter without its braces
   */
  record OnNamed(Access access, ResourceKind kind, String parameter) implements Need {}

  /** A right on something of which only the handler learns what it is; it has to ask. */
  record OnFound(Access access, ResourceKind kind) implements Need {}

  /**
   * The right to read the tenant; the handler shows of the list only what may be read, and says how
   * many entries it withholds. So a policy that opens a part shows that part, and one that closes a
   * part is not undone by a list.
   */
  record OnEach() implements Need {}

  /**
   * For each statement of a text the right on what it changes or asks about; and the right to read
   * the tenant, for what is wrong with a text tells of what it names.
   */
  record OnStatements() implements Need {}

  /** Whether the handler has to ask, once it knows about what. */
  default boolean leavesItToTheHandler() {
    return this instanceof OnFound || this instanceof OnEach || this instanceof OnStatements;
  }
}
