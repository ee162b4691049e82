/** Every call is weighed before it does something: who calls, what it needs, and what was said. */
package io.plumbline.server.authorization;
