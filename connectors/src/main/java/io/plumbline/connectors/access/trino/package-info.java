/** Query events of Trino's event listeners. */
package io.plumbline.connectors.access.trino;
