package io.plumbline.jobs.rule;

import io.plumbline.model.RuleText;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/** The broadcast state of rules: text by key, never a compiled form. */
public final class RuleBroadcast {
  /** Shared by every operator that listens to rules. */
  public static final MapStateDescriptor<String, RuleText> DESCRIPTOR =
      new MapStateDescriptor<>("rules", Types.STRING, TypeInformation.of(RuleText.class));

  private RuleBroadcast() {}
}
