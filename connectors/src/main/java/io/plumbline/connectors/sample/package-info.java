/** Rows that were posted, as rows that rules can read. */
package io.plumbline.connectors.sample;
