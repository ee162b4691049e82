/** Who read what: how the audit logs of stores become access events. */
package io.plumbline.connectors.access;
