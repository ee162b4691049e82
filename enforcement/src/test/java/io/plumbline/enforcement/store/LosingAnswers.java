package io.plumbline.enforcement.store;

import io.plumbline.rules.retention.RetentionAct;

/**
 * A store whose answer to a change is lost every other time: it took effect, the caller gives up.
 */
public final class LosingAnswers extends ForwardingStore {
  private boolean loses = true;

  public LosingAnswers(RetentionStore store) {
    super(store);
  }

  @Override
  public void setAside(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    super.setAside(act);
    lose();
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    super.restore(act);
    lose();
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    super.delete(act);
    lose();
  }

  private void lose() throws StoreUnavailableException {
    boolean lost = loses;
    loses = !loses;
    if (lost) {
      throw new StoreUnavailableException("Cannot wait for " + name() + ": no answer", null);
    }
  }
}
