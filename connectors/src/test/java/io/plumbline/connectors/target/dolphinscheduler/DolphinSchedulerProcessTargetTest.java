package io.plumbline.connectors.target.dolphinscheduler;

class DolphinSchedulerProcessTargetTest extends DolphinSchedulerTargetContract {
  @Override
  DolphinWords words() {
    return DolphinWords.PROCESS;
  }
}
