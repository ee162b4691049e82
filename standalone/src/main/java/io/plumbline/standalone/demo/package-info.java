/** A small shop whose pipeline is watched, and broken. */
package io.plumbline.standalone.demo;
