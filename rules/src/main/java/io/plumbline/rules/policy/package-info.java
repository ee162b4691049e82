/** The policies of all kinds, which share their names. */
package io.plumbline.rules.policy;
