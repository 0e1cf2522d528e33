package dev.momo.node.testing.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a server of the tests shows of itself, and wants to see: paths of PEM files, the key in PKCS #8.
 *
 * @param clientCa whose certificate a client has to show one of; null if it needs none
 */
public record Tls(Path certificate, Path key, @Nullable Path clientCa) {}
