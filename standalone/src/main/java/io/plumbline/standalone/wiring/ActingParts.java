package io.plumbline.standalone.wiring;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.GateTarget;
import io.plumbline.connectors.target.SecretSource;
import io.plumbline.connectors.target.WebhookTarget;
import io.plumbline.enforcement.definition.DefinitionLog;
import io.plumbline.enforcement.engine.Enforcer;
import io.plumbline.enforcement.engine.EnforcerConfig;
import io.plumbline.enforcement.engine.Patience;
import io.plumbline.enforcement.replay.PolicySources;
import io.plumbline.enforcement.replay.ReplayConfig;
import io.plumbline.enforcement.replay.Replayer;
import io.plumbline.enforcement.retention.LiveObligations;
import io.plumbline.enforcement.retention.RetentionMemory;
import io.plumbline.enforcement.retention.RetentionRounds;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.hdfs.LocalFolders;
import io.plumbline.enforcement.tag.TagRounds;
import io.plumbline.enforcement.target.EndpointStores;
import io.plumbline.enforcement.target.EndpointTargets;
import io.plumbline.enforcement.target.StoreTarget;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.Topics;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.sql.SqlRuleCompiler;
import io.plumbline.standalone.config.PlumblineConfig;
import io.plumbline.standalone.engine.Endpoints;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What acts: the enforcer, and what decides for it beside the jobs: retention, and replay. */
final class ActingParts implements AutoCloseable {
  /** How the names of variables begin that targets may read secrets from. */
  private static final String SECRETS = "PLUMBLINE_SECRET_";

  /** Between two looks at the tags of the lineage. */
  private static final Duration TAGS = Duration.ofSeconds(10);

  private final Clock clock = Clock.systemUTC();
  private final SqlRuleCompiler compiler = new SqlRuleCompiler();
  private final Endpoints endpoints;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private ActingParts(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /**
   * Starts them.
   *
   * @param lineage closed with them
   */
  static ActingParts start(Endpoints endpoints, LineageReader lineage) {
    var parts = new ActingParts(endpoints);
    parts.open.push(lineage);
    try {
      parts.start(lineage);
      return parts;
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private void start(LineageReader lineage) {
    var definitions = opened(DefinitionLog.open(endpoints.bootstrap(), compiler));
    var memory = opened(RetentionMemory.open(endpoints.folder().resolve("retention")));
    var obligations = new LiveObligations(definitions, lineage, clock);
    var enforcer =
        opened(
            Enforcer.start(
                new EnforcerConfig(
                    endpoints.bootstrap(),
                    () -> targets(endpoints.config().webhook()),
                    text ->
                        EndpointTargets.open(
                            compiler.endpoint(text),
                            store ->
                                new StoreTarget(
                                    store.name(),
                                    basis -> open(store, basis),
                                    obligations,
                                    memory,
                                    clock),
                            secrets(text.tenant()),
                            clock),
                    lineage,
                    Patience.standard(),
                    clock,
                    Duration.ofMinutes(2))));
    opened(Replayer.start(replay()));
    opened(
        TagRounds.start(
            endpoints.bootstrap(),
            definitions,
            lineage,
            TAGS,
            () -> enforcer.ended().isEmpty(),
            clock));
    opened(
        RetentionRounds.start(
            new RetentionRounds.Config(
                endpoints.bootstrap(),
                definitions,
                lineage,
                memory,
                this::open,
                endpoints.config().retention().every(),
                () -> enforcer.ended().isEmpty(),
                clock)));
  }

  private ReplayConfig replay() {
    return new ReplayConfig(
        endpoints.bootstrap(),
        compiler,
        new PolicySources(tenant -> folder(tenant).resolve("ranger"), this::secrets),
        endpoints.folder().resolve("grants"),
        clock);
  }

  /**
   * Where targets of a tenant may read secrets: no tenant has those of another, and only who runs
   * the engine has its variables.
   */
  private SecretSource secrets(String tenant) {
    boolean isOperators = tenant.equals(Topics.DEFAULT_TENANT);
    return SecretSource.of(
        isOperators ? System::getenv : variable -> null,
        SECRETS,
        List.of(folder(tenant).resolve("secrets")));
  }

  /** What of the data folder is a tenant's. */
  private Path folder(String tenant) {
    var data = endpoints.config().data();
    if (tenant.equals(Topics.DEFAULT_TENANT)) {
      return data;
    }
    if (!tenant.matches("[\\w-]{1,100}")) {
      throw new IllegalArgumentException(
          "Cannot name a folder after tenant %s: it has letters, digits, _ and - alone"
              .formatted(tenant));
    }
    return data.resolve("tenants").resolve(tenant);
  }

  private RetentionStore open(Endpoint endpoint, RetentionBasis basis) {
    return EndpointStores.open(
        endpoint,
        basis,
        secrets(endpoint.tenant()),
        new LocalFolders(endpoints.config().retention().folders()));
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  private List<EnforcementTarget> targets(PlumblineConfig.Webhook webhook) {
    var targets = new ArrayList<EnforcementTarget>(List.of(new GateTarget(clock)));
    if (webhook != null) {
      targets.add(new WebhookTarget(EngineParts.webhook(webhook), clock));
    }
    return targets;
  }

  /** Closes them, the last that was opened first. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("Cannot close what acts", e);
      }
    }
  }
}
