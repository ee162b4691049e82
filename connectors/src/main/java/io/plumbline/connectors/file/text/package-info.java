/** Text files as chunks of whole lines. */
package io.plumbline.connectors.file.text;
