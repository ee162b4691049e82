package io.plumbline.rules.run;

import io.plumbline.model.DatasetId;
import java.util.Map;

/**
 * What is known so far of one output of a run. Each fact carries the sequence of the event that
 * told it, so that the latest event wins whatever the order of arrival.
 *
 * @param published hash of what was last emitted; empty when nothing was
 */
public record OutputFacts(
    DatasetId dataset,
    Long rows,
    String rowsSequence,
    Long bytes,
    String bytesSequence,
    Map<String, Double> metrics,
    String metricsSequence,
    String published) {}
