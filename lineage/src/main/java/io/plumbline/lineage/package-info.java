/**
 * The lineage graph: what telemetry changes in it, how it is stored, and bounded questions to it.
 */
package io.plumbline.lineage;
