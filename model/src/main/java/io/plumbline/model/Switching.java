package io.plumbline.model;

/**
 * That a person switched enforcement on or off.
 *
 * @param target name of the target; {@link #EVERY_TARGET} for all
 * @param on whether decisions take effect there from now on
 * @param reason for people
 */
public record Switching(String target, boolean on, String reason) {
  /** Stands for every target of a tenant. */
  public static final String EVERY_TARGET = "*";
}
