/** The commands of the launcher. */
package io.plumbline.standalone.command;
