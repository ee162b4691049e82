package io.plumbline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Column;
import io.plumbline.model.row.ColumnKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownSchemaTest {

  @Test
  void typesOfManyProducersAreUnderstood() {
    var schema =
        KnownSchema.of(
                List.of(
                    new Column("id", "BIGINT"),
                    new Column("price", "decimal(10,2)"),
                    new Column("at", "timestamp with time zone"),
                    new Column("tags", "array<string>"),
                    new Column("tags[]", "string"),
                    new Column("address", "struct<zip:string>"),
                    new Column("address.zip", "string")))
            .orElseThrow();

    assertThat(schema.names()).containsExactly("id", "price", "at", "tags", "address");
    assertThat(schema.kind(1)).isEqualTo(ColumnKind.DECIMAL);
    assertThat(schema.kind(2)).isEqualTo(ColumnKind.TIMESTAMP);
    assertThat(schema.kind(4)).isEqualTo(ColumnKind.JSON);
  }

  @Test
  void schemaWithATypeThatNobodyKnowsIsNotCheckedAgainst() {
    assertThat(KnownSchema.of(List.of(new Column("id", "BIGINT"), new Column("g", "geography"))))
        .isEmpty();
    assertThat(KnownSchema.of(List.of(new Column("id", "")))).isEmpty();
    assertThat(KnownSchema.of(List.of())).isEmpty();
  }
}
