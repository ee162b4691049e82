/** Problems of a text, each with its place and a suggestion. */
package io.plumbline.sql.problem;
