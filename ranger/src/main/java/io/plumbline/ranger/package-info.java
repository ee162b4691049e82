/** Everything of Apache Ranger: who may call us, what a policy says of an access, and revoking. */
package io.plumbline.ranger;
