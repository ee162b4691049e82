package io.plumbline.connectors.target.airflow;

class AirflowV1TargetTest extends AirflowTargetContract {
  @Override
  ApiVersion version() {
    return ApiVersion.V1;
  }
}
