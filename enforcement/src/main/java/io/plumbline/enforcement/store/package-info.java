/** Where data lie: each store lists what it has, sets it aside, brings it back, deletes it. */
package io.plumbline.enforcement.store;
