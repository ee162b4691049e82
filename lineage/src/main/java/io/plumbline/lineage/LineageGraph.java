package io.plumbline.lineage;

import java.util.List;

/**
 * What a walk found, and how complete it is.
 *
 * @param nodes by depth, then name; the start first
 * @param truncatedBy {@code depth} or {@code nodes} when more lies beyond, else null
 * @param asOfMillis latest event time that the graph holds for these nodes
 */
public record LineageGraph(
    List<Node> nodes, List<Edge> edges, String truncatedBy, long asOfMillis) {}
