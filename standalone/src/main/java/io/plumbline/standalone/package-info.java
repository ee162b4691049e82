/** Everything on one machine in one command: the program behind the launcher. */
package io.plumbline.standalone;
