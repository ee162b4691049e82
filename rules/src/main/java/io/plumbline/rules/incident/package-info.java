/** Many findings, one incident: when it opens, goes on and ends. */
package io.plumbline.rules.incident;
