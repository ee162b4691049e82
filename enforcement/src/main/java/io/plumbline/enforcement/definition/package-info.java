/** What people have defined that bears on acts: targets, retention policies, legal holds. */
package io.plumbline.enforcement.definition;
