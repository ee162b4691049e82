/** Who may do what with Plumbline itself, as Apache Ranger's plugin decides it. */
package io.plumbline.ranger.authorization;
