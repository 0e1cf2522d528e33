package dev.momo.gateway.config;

/**
 * Where a server listens.
 *
 * @param host a name or address of this machine
 * @param port 0 to 65535, 0 lets the system choose
 */
public record Address(String host, int port) {}
