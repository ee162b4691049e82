package io.plumbline.model;

/**
 * That somebody knows of an incident.
 *
 * @param by who
 * @param atMillis when
 * @param expected whether what was found is as it should be: the baseline learns from it
 * @param comment why; empty if not said
 */
public record Acknowledgement(String by, long atMillis, boolean expected, String comment) {
  public Acknowledgement {
    comment = comment == null ? "" : comment;
  }
}
