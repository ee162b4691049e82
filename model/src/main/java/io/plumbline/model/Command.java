package io.plumbline.model;

/**
 * A change that a person made: who, when, what, why. The audit trail is the log of these.
 *
 * @param kind what was done, such as {@code RULE_CREATED}
 * @param subject what it was done to, such as a rule's name
 * @param detail the statement or body, without secrets
 */
public record Command(
    String id,
    String tenant,
    String by,
    String kind,
    String subject,
    String detail,
    long atMillis) {}
