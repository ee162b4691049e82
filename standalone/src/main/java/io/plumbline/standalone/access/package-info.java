/** Audit logs read on the command line, without an engine. */
package io.plumbline.standalone.access;
