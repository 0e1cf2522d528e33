package dev.momo.gateway.prometheus;

import java.util.Map;

/** Counts the values of one node's sample that are not exported although they are numbers, by reason. */
final class Tally {

    private int unknown;
    private int invalid;
    private int duplicate;

    /** A numeric member that the catalogue does not know. */
    void unknown() {
        unknown++;
    }

    /** Not a number, infinite, or a counter below zero. */
    void invalid() {
        invalid++;
    }

    /** Another value has the same name and labels. */
    void duplicate() {
        duplicate++;
    }

    Map<String, Double> byReason() {
        return Map.of("unknown", (double) unknown, "invalid", (double) invalid, "duplicate", (double) duplicate);
    }
}
