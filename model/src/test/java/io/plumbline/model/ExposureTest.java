package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private static final DatasetId ORDERS = new DatasetId("acme", "pg", "orders");

  private static Incident incident(Exposure exposure) {
    var finding =
        new Finding(
            "f",
            "acme",
            "few",
            1,
            FindingKind.VOLUME,
            ORDERS,
            "",
            "run",
            5,
            Verdict.FAIL,
            Severity.WARN,
            List.of(),
            null,
            null,
            null,
            null,
            "too few",
            Map.of(),
            List.of());
    return new Incident("i", "p", IncidentStatus.OPEN, 5, 5, null, 1, finding, false, null)
        .exposed(exposure);
  }

  @Test
  void severityIsPartOfWhatIsToldAndIsNotReadFromIt() {
    var read = new Exposure(List.of(new IncidentReader("ann", 7, true)), 0, true);
    var json = Json.write(incident(read));
    assertThat(json).contains("\"severity\":\"ERROR\"");
    var back = Json.read(Json.writeBytes(incident(read)), Incident.class);
    assertThat(back).isEqualTo(incident(read));
    assertThat(back.severity()).isEqualTo(Severity.ERROR);
    assertThat(incident(null).severity()).isEqualTo(Severity.WARN);
  }

  @Test
  void greatestSeverityStays() {
    assertThat(Severity.CRITICAL.raised()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void namesThatTheWatchedChoseAreShownPlain() {
    var readers =
        List.of(new IncidentReader("ann", 7, true), new IncidentReader("eve\n\u202egnp", 8, false));
    assertThat(new Exposure(readers, 1, true).words())
        .isEqualTo("read by ann, eve??gnp (not proven) and 1 other");
  }
}
