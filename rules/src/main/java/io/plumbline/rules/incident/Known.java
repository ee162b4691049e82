package io.plumbline.rules.incident;

import io.plumbline.model.Acknowledgement;

/** The incident of a fingerprint that was acknowledged last. */
public record Known(String incidentId, Acknowledgement acknowledgement) {}
