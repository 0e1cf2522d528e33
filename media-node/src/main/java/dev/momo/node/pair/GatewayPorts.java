package dev.momo.node.pair;

/** Where a gateway listens: HTTP for {@code /metrics}, the feed, and management. */
public record GatewayPorts(int metrics, int feed, int management) {}
