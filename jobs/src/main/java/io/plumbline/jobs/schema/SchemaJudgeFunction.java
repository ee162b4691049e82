package io.plumbline.jobs.schema;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Finding;
import io.plumbline.model.SchemaObservation;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.schema.SchemaDetector;
import io.plumbline.rules.schema.SchemaState;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/** Keyed by dataset: judges each observed schema by the schema rules of its dataset. */
public final class SchemaJudgeFunction extends RuleAwareFunction<SchemaObservation, Finding> {
  private static final long serialVersionUID = 1L;
  private final long horizonMillis;
  private transient MapState<String, SchemaState> schemas;

  /**
   * @param horizonMillis how far out of order telemetry may be
   */
  public SchemaJudgeFunction(RuleSeed seed, long horizonMillis) {
    super(seed);
    this.horizonMillis = horizonMillis;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    schemas =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "schemas", Types.STRING, TypeInformation.of(SchemaState.class)));
  }

  @Override
  public void processElement(
      SchemaObservation observation, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    for (var rule : rulesOf(observation.dataset(), context)) {
      if (rule.expectation() instanceof Expectation.Schema) {
        var state = schemas.get(rule.name());
        var step =
            new SchemaDetector(rule, horizonMillis)
                .observe(state == null ? SchemaState.initial(rule.version()) : state, observation);
        schemas.put(rule.name(), step.next());
        step.findings().forEach(out::collect);
      }
    }
  }
}
