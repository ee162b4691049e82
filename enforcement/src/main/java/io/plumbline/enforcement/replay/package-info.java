/** Accesses judged by the policies of their stores, beside the engine. */
package io.plumbline.enforcement.replay;
