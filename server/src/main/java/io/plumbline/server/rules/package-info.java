/** Rules as people change them: statements in, versions out. */
package io.plumbline.server.rules;
