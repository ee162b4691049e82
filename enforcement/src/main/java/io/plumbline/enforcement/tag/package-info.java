/** Tags that come down the lineage, for the policies of access. */
package io.plumbline.enforcement.tag;
