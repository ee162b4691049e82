/** From what was found to what is done about it. */
package io.plumbline.rules.decision;
