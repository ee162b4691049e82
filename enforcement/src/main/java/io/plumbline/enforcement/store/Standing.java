package io.plumbline.enforcement.store;

/** How far an act has come at its store, as the store itself tells. */
public enum Standing {
  /** The resource is where it was; the act has not begun, or was undone. */
  UNTOUCHED,
  /** The act has begun to set it aside, and was interrupted. */
  UNDERWAY,
  /** It is archived or quarantined by this act. */
  SET_ASIDE,
  /** It is neither in its place nor set aside. */
  GONE
}
