/** Rights taken away and given back by policies of our own in a Ranger Admin. */
package io.plumbline.enforcement.target.ranger;
