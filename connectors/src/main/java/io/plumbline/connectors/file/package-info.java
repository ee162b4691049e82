/** Files of rows, read by column and in parallel, whatever their format. */
package io.plumbline.connectors.file;
