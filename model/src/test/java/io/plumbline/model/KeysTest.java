package io.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class KeysTest {
  @Property
  void splitReadsWhatJoinWrote(@ForAll @Size(min = 1, max = 4) List<String> parts) {
    assertThat(Keys.split(Keys.join(parts.toArray(String[]::new)))).isEqualTo(parts);
  }

  @Property
  void datasetKeyIsReversible(
      @ForAll String tenant, @ForAll String namespace, @ForAll String name) {
    var id = new DatasetId(tenant, namespace, name);
    assertThat(DatasetId.ofKey(id.key())).isEqualTo(id);
  }
}
