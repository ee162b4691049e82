package io.plumbline.ranger.authorization;

import java.util.Locale;

/** What one can be allowed to do with a resource. Only {@link #ADMIN} implies the others. */
public enum Access {
  READ,
  WRITE,
  /** To approve a decision, or to refuse it. */
  APPROVE,
  /** Everything, and what is nothing of these, such as to switch enforcement off. */
  ADMIN;

  /** As policies write it. */
  public String type() {
    return name().toLowerCase(Locale.ROOT);
  }
}
