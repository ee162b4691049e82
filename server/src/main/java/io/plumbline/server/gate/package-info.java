/** Whether readers of a dataset may go on. */
package io.plumbline.server.gate;
