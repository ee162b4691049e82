package io.plumbline.rules.quality;

/**
 * What a part of a run or posted batch says.
 *
 * @param id of the run or batch
 * @param run the run that wrote the rows; empty if it is not known
 * @param part names the part within the batch
 * @param parts how many parts the batch has
 */
public record RunPart(
    String id, String run, String part, int parts, long atMillis, Segments segments) {}
