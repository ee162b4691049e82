/** The API of a running engine from a terminal. */
package io.plumbline.standalone.client;
