package io.plumbline.connectors.target.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connectors.target.ServerDouble;
import io.plumbline.model.OutcomeStatus;
import org.junit.jupiter.api.Test;

class AirflowV2TargetTest extends AirflowActsContract {
  @Override
  ApiVersion version() {
    return ApiVersion.V2;
  }

  @Test
  void tokenIsFetchedOnceAndAnewWhenItHasExpired() throws Exception {
    target.enforce(decision("d1"));
    target.enforce(decision("d2"));
    airflow.expireTokens();

    var outcome = target.enforce(decision("d2"));

    assertThat(outcome.status()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(outcome.attempts()).isOne();
    assertThat(airflow.requests())
        .extracting(ServerDouble.Request::path)
        .filteredOn("/auth/token"::equals)
        .hasSize(2);
  }
}
