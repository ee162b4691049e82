package io.plumbline.jobs.incident;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Has each decision enforced at its target and emits the outcome. Decisions under way are part of
 * the checkpoint and are tried again after a restart: targets act once per decision id.
 */
public final class EnforcementFunction extends RichAsyncFunction<Decision, Outcome> {
  private static final long serialVersionUID = 1L;
  private static final int THREADS = 4;

  /** Opens the targets on the machine where decisions are enforced. */
  @FunctionalInterface
  public interface TargetSource extends Serializable {
    List<EnforcementTarget> open();
  }

  private final TargetSource source;
  private transient Map<String, EnforcementTarget> targets;
  private transient ExecutorService threads;

  public EnforcementFunction(TargetSource source) {
    this.source = source;
  }

  @Override
  public void open(OpenContext context) {
    targets =
        source.open().stream()
            .collect(Collectors.toMap(EnforcementTarget::name, Function.identity()));
    threads = Executors.newFixedThreadPool(THREADS);
  }

  @Override
  public void asyncInvoke(Decision decision, ResultFuture<Outcome> result) {
    threads.execute(() -> result.complete(List.of(enforce(decision))));
  }

  private Outcome enforce(Decision decision) {
    var target = targets.get(decision.target());
    if (target == null) {
      return failed(decision, 0, "Cannot find target %s".formatted(decision.target()));
    }
    try {
      return target.enforce(decision);
    } catch (RetryableException e) {
      return failed(decision, e.attempts(), e.getMessage());
    } catch (RuntimeException e) {
      return failed(decision, 1, e.getMessage());
    }
  }

  @Override
  public void timeout(Decision decision, ResultFuture<Outcome> result) {
    result.complete(List.of(failed(decision, 1, "No answer in time")));
  }

  private static Outcome failed(Decision decision, int attempts, String message) {
    return new Outcome(
        decision.id(),
        decision.tenant(),
        decision.target(),
        OutcomeStatus.FAILED,
        attempts,
        message,
        System.currentTimeMillis());
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
      targets.values().forEach(EnforcementTarget::close);
    }
  }
}
