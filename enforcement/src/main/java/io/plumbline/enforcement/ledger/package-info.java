/** Where each decision stands, folded from the journal. Pure. */
package io.plumbline.enforcement.ledger;
