/** Audit events of Apache Ranger's plugins. */
package io.plumbline.connectors.access.ranger;
