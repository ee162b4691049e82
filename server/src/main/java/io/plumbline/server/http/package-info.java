/** What every call has in common: who calls, how much may be sent, how errors look. */
package io.plumbline.server.http;
