package io.plumbline.enforcement.store.s3;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;

/** How objects get out of sight and back. Each step goes on with what was interrupted. */
interface Way {
  /** Its name in what a bucket keeps of an act. */
  enum Name {
    /** Delete markers hide objects where they are; the versions stay. */
    HIDDEN,
    /** Objects are copied elsewhere and deleted. */
    MOVED
  }

  static Way of(Aside aside, Bucket bucket) {
    return switch (aside.way()) {
      case HIDDEN -> new Hiding(bucket);
      case MOVED -> new Moving(bucket);
    };
  }

  void setAside(Aside aside) throws StoreUnavailableException, StoreRefusedException;

  void restore(Aside aside) throws StoreUnavailableException, StoreRefusedException;

  void delete(Aside aside) throws StoreUnavailableException, StoreRefusedException;
}
