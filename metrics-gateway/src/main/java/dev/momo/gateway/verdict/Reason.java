package dev.momo.gateway.verdict;

import java.util.List;

/**
 * Why a verdict is what it is.
 *
 * @param code for programs, does not change
 * @param level what this reason alone would make of the connection; a good one is only worth knowing
 * @param text for the operator: what is wrong, by how much, what to do
 * @param evidence empty where the reason is no measurement but a state
 */
public record Reason(String code, Level level, String text, List<Evidence> evidence) {

    public Reason {
        evidence = List.copyOf(evidence);
    }
}
