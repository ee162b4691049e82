/** What readers of all formats share: columns, texts by code, numbers and times from bytes. */
package io.plumbline.connectors.file.column;
