package io.plumbline.connectors.target.airflow;

class AirflowV1TargetTest extends AirflowActsContract {
  @Override
  ApiVersion version() {
    return ApiVersion.V1;
  }
}
