package dev.momo.gateway.verdict;

import dev.momo.gateway.derive.DerivedConnection;

/** A connection at a sample and the verdict on it. */
public record AssessedConnection(DerivedConnection connection, Verdict verdict) {}
