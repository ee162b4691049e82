/** Rules and metrics over files, without an engine: what {@code check} and {@code profile} run. */
package io.plumbline.standalone.check;
