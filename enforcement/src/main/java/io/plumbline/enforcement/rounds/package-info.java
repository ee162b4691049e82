/** Work that is done again and again beside the enforcer. */
package io.plumbline.enforcement.rounds;
