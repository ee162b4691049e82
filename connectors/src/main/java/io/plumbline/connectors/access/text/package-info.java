/** The text of logs: where records end, times, escapes, fields. */
package io.plumbline.connectors.access.text;
