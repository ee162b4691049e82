package io.plumbline.rules.policy;

import io.plumbline.model.DecisionAction;
import io.plumbline.rules.Target;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.decision.SchedulingPolicy;
import io.plumbline.rules.retention.RetentionPolicy;

/** A policy of one of the kinds. */
public sealed interface Policy {
  PolicyKind kind();

  String name();

  int version();

  /** The datasets that it is about; null for a policy of access that is about a tag. */
  Target on();

  /** What it does. */
  DecisionAction then();

  /** Name of the target that brings it into effect. */
  String via();

  /** Whether it only tells what it would do. */
  boolean isDryRun();

  /** The same policy as a version that a tenant keeps. */
  Policy identity(String tenant, int version);

  /** A policy of scheduling. */
  record Scheduling(SchedulingPolicy policy) implements Policy {
    @Override
    public PolicyKind kind() {
      return PolicyKind.SCHEDULING;
    }

    @Override
    public String name() {
      return policy.name();
    }

    @Override
    public int version() {
      return policy.version();
    }

    @Override
    public Target on() {
      return policy.on();
    }

    @Override
    public DecisionAction then() {
      return policy.then();
    }

    @Override
    public String via() {
      return policy.via();
    }

    @Override
    public boolean isDryRun() {
      return policy.isDryRun();
    }

    @Override
    public Policy identity(String tenant, int version) {
      return new Scheduling(
          new SchedulingPolicy(
              tenant,
              policy.name(),
              version,
              policy.on(),
              policy.when(),
              policy.then(),
              policy.depth(),
              policy.via(),
              policy.lasts(),
              policy.needsApproval(),
              policy.isDryRun(),
              policy.proceedsWhenDown()));
    }
  }

  /** A policy of retention. */
  record Retention(RetentionPolicy policy) implements Policy {
    @Override
    public PolicyKind kind() {
      return PolicyKind.RETENTION;
    }

    @Override
    public String name() {
      return policy.name();
    }

    @Override
    public int version() {
      return policy.version();
    }

    @Override
    public Target on() {
      return policy.datasets();
    }

    @Override
    public DecisionAction then() {
      return DecisionAction.valueOf(policy.action().name());
    }

    @Override
    public String via() {
      return policy.target();
    }

    @Override
    public boolean isDryRun() {
      return policy.isDryRun();
    }

    @Override
    public Policy identity(String tenant, int version) {
      return new Retention(
          new RetentionPolicy(
              policy.name(),
              version,
              policy.datasets(),
              policy.keep(),
              policy.minVersions(),
              policy.basis(),
              policy.zone(),
              policy.action(),
              policy.grace(),
              policy.maxDeleteFraction(),
              policy.maxDeleteBytes(),
              policy.approvalOver(),
              policy.isDryRun(),
              policy.target()));
    }
  }

  /** A policy of access. */
  record Access(AccessPolicy policy) implements Policy {
    @Override
    public PolicyKind kind() {
      return PolicyKind.ACCESS;
    }

    @Override
    public String name() {
      return policy.name();
    }

    @Override
    public int version() {
      return policy.version();
    }

    @Override
    public Target on() {
      return policy.on();
    }

    @Override
    public DecisionAction then() {
      return policy.then();
    }

    @Override
    public String via() {
      return policy.via();
    }

    @Override
    public boolean isDryRun() {
      return policy.isDryRun();
    }

    @Override
    public Policy identity(String tenant, int version) {
      return new Access(
          new AccessPolicy(
              tenant,
              policy.name(),
              version,
              policy.on(),
              policy.tag(),
              policy.when(),
              policy.then(),
              policy.denyFor(),
              policy.via(),
              policy.needsApproval(),
              policy.isDryRun()));
    }
  }
}
