/** Dated prefixes of buckets: hidden by delete markers or moved aside, deleted by version. */
package io.plumbline.enforcement.store.s3;
