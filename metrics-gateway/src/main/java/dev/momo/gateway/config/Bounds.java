package dev.momo.gateway.config;

/**
 * How much a node, or all nodes together, may take.
 *
 * @param nodes nodes connected at once, and nodes remembered after they left
 * @param connections peer connections in a sample
 * @param stats stats in the report of one peer connection
 * @param messageBytes size of one message of a node
 */
public record Bounds(int nodes, int connections, int stats, int messageBytes) {}
