package io.plumbline.enforcement.store;

/** Whether a store can bring back what it took away. */
public enum Reversal {
  /** What is set aside can be restored until it is deleted. */
  RESTORABLE,
  /** There is nothing between being there and being gone. */
  NONE
}
