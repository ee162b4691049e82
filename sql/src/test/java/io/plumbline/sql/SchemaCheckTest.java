package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
  private static final RowSchema ORDERS =
      RowSchema.builder()
          .add("id", ColumnKind.LONG)
          .add("email", ColumnKind.STRING)
          .add("ordered_at", ColumnKind.TIMESTAMP)
          .build();

  private static String problems(String text) {
    return String.join(
        "\n",
        Statements.check(
                text, target -> target.sql().equals("orders") ? List.of(ORDERS) : List.of())
            .problems()
            .stream()
            .map(Problem::text)
            .toList());
  }

  @Test
  void misspeltColumnsOfAKnownDatasetAreFound() {
    assertThat(
            problems(
                "CREATE RULE r ON orders WHERE ide > 1 EXPECT (NULL_COUNT(emial) = 0 AND MAX(Email) > 1)"))
        .isEqualTo(
            """
            line 1, column 31: unknown column 'ide'; did you mean 'id'?
            line 1, column 58: unknown column 'emial'; did you mean 'email'?
            line 1, column 77: cannot compute MAX of Email (VARCHAR); take a column of numbers, dates or timestamps\
            """);
  }

  @Test
  void typesThatDoNotFitAreFound() {
    assertThat(
            problems("CREATE RULE r ON orders EXPECT EACH ROW (email + 1 > 5 OR ordered_at > 'x')"))
        .isEqualTo(
            """
            line 1, column 42: + takes numbers, not email (VARCHAR); write CAST(... AS DECIMAL)
            line 1, column 72: cannot read TIMESTAMP 'x'; write '2026-01-31' or '2026-01-31 08:00:00'\
            """);
  }

  @Test
  void columnsOfAnUnknownDatasetAreTaken() {
    assertThat(problems("CREATE RULE r ON other EXPECT EACH ROW (emial > 5)")).isEmpty();
  }

  @Test
  void rightColumnsAreTakenInAnyCase() {
    assertThat(problems("CREATE RULE r ON orders EXPECT EACH ROW (ID > 5 AND Email LIKE '%@%')"))
        .isEmpty();
  }
}
