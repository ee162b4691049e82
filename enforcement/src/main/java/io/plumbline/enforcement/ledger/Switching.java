package io.plumbline.enforcement.ledger;

/**
 * That a person switched enforcement on or off.
 *
 * @param target name of the target; {@link Switches#EVERY_TARGET} for all
 * @param on whether decisions take effect there from now on
 * @param reason for people
 */
public record Switching(String target, boolean on, String reason) {}
