package io.plumbline.enforcement.target;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.GateTarget;
import io.plumbline.connectors.target.SecretSource;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.connectors.target.WebhookTarget;
import io.plumbline.connectors.target.airflow.AirflowTarget;
import io.plumbline.connectors.target.dolphinscheduler.DolphinSchedulerTarget;
import io.plumbline.connectors.target.flink.FlinkTarget;
import io.plumbline.enforcement.target.ranger.RangerAdminTarget;
import io.plumbline.rules.decision.Endpoint;
import java.time.Clock;
import java.util.function.Function;

/** Opens what {@code CREATE TARGET} defined. */
public final class EndpointTargets {
  private EndpointTargets() {}

  /**
   * Opens the target of an endpoint; calls nobody yet.
   *
   * @param stores makes a target of an endpoint where data are kept
   * @param secrets where the options' references are read, at once and again when one is refused
   * @throws IllegalArgumentException if an option is wrong or a secret cannot be read
   */
  public static EnforcementTarget open(
      Endpoint endpoint,
      Function<Endpoint, EnforcementTarget> stores,
      SecretSource secrets,
      Clock clock) {
    var options = new TargetOptions(endpoint.name(), endpoint.options(), secrets);
    return switch (endpoint.type()) {
      case GATE -> new GateTarget(clock);
      case AIRFLOW -> AirflowTarget.open(options, clock);
      case DOLPHINSCHEDULER -> DolphinSchedulerTarget.open(options, clock);
      case FLINK -> FlinkTarget.open(options, clock);
      case WEBHOOK -> WebhookTarget.open(options, clock);
      case RANGER -> RangerAdminTarget.open(options, clock);
      case HDFS, ICEBERG, S3, KAFKA, JDBC, HIVE -> stores.apply(endpoint);
    };
  }
}
