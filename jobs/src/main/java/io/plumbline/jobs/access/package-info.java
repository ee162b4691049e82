/** Access events judged by the policies of access. */
package io.plumbline.jobs.access;
