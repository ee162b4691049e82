package io.plumbline.model;

/**
 * A record that was accepted but could not be interpreted, with everything needed to mend and send
 * it again.
 *
 * @param id hash of topic, partition and offset
 * @param reason a stable code, such as {@code NOT_JSON} or {@code NO_IDENTITY}
 * @param message what is wrong, where, and how to mend it
 * @param raw the record as it came
 */
public record DeadLetter(
    String id,
    String tenant,
    String topic,
    int partition,
    long offset,
    String reason,
    String message,
    byte[] raw,
    long atMillis) {}
