package io.plumbline.connectors.target.dolphinscheduler;

class DolphinSchedulerWorkflowTargetTest extends DolphinSchedulerTargetContract {
  @Override
  DolphinWords words() {
    return DolphinWords.WORKFLOW;
  }
}
