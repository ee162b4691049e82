package io.plumbline.lineage;

/**
 * A dataset or job of a walked graph.
 *
 * @param key the graph key, a hash; unique across tenants
 * @param depth hops from the start: 0 is the start itself, a job and the dataset behind it are two
 *     hops
 * @param lastSeenMillis event time of the last telemetry that named it
 * @param codeVersion last program version of a job, or null
 */
public record Node(
    String key,
    NodeKind kind,
    String namespace,
    String name,
    int depth,
    long lastSeenMillis,
    String codeVersion) {}
