/** Accesses of the past judged by the policies of Ranger that are in force now. */
package io.plumbline.ranger.replay;
