/** AWS CloudTrail events. */
package io.plumbline.connectors.access.cloudtrail;
