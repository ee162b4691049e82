/** Posted rows: evaluated where they are read, merged by batch or window. */
package io.plumbline.jobs.row;
