package io.plumbline.model;

/** What happened to an incident that is worth telling someone. */
public enum Transition {
  OPENED,
  RESOLVED
}
