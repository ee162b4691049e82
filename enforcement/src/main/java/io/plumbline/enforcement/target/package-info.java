/** Targets as {@code CREATE TARGET} defines them. */
package io.plumbline.enforcement.target;
