/**
 * How long data stays, and why a thing is kept: pure. Stores list resources, the planner says what
 * may go, and each act is judged again before it is carried out.
 */
package io.plumbline.rules.retention;
