/** Amazon S3 server access logs. */
package io.plumbline.connectors.access.s3;
