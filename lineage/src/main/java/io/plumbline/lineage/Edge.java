package io.plumbline.lineage;

/**
 * An edge of a walked graph; always points downstream.
 *
 * @param from key of the upstream node
 * @param to key of the downstream node
 * @param evidence EXPLICIT, COLUMN, DECLARED or CARTESIAN
 */
public record Edge(String from, String to, String evidence, long lastSeenMillis) {}
