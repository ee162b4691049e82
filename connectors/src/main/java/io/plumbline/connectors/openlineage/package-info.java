/** OpenLineage events, as real producers write them. */
package io.plumbline.connectors.openlineage;
