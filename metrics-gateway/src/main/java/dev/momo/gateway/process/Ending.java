package dev.momo.gateway.process;

/**
 * The process is about to end, and everything still works. Quarkus' own event comes before or after its servers have
 * closed their connections, as the order of its extensions has it. An observer has no more than a few hundred
 * milliseconds.
 */
public record Ending() {}
