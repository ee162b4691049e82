package io.plumbline.model;

/** What a static OpenLineage dataset event says of one dataset. */
public record DatasetUpdate(DatasetFacts facts, long atMillis, String eventHash) {}
