/** Which format a file has. */
package io.plumbline.connectors.file.format;
