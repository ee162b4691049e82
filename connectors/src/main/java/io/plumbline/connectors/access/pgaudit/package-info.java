/** PostgreSQL's CSV log with the records of pgaudit. */
package io.plumbline.connectors.access.pgaudit;
