package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;

/** Where an event names a dataset, which decides where its figures are. */
enum Side {
  INPUT("inputFacets") {
    @Override
    Statistics statistics(JsonNode facets) {
      return Statistics.ofInput(facets);
    }
  },
  OUTPUT("outputFacets") {
    @Override
    Statistics statistics(JsonNode facets) {
      return Statistics.ofOutput(facets);
    }
  },
  /** The subject of a dataset event: nothing was read or written. */
  SUBJECT("facets") {
    @Override
    Statistics statistics(JsonNode facets) {
      return Statistics.NONE;
    }
  };

  private final String facetsField;

  Side(String facetsField) {
    this.facetsField = facetsField;
  }

  /** The facets that hold for this run alone. */
  JsonNode runFacets(JsonNode dataset) {
    return dataset.path(facetsField);
  }

  abstract Statistics statistics(JsonNode facets);
}
