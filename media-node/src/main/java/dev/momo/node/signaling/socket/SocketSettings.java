package dev.momo.node.signaling.socket;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How connections to signalling servers are made.
 *
 * @param insecure whether any certificate is good enough, whoever it is from and for
 * @param clientCertificate a PEM file: the certificate that this node shows to a server that asks for one, and those
 *     that it was issued with, if any; together with its key or not at all
 * @param clientKey a PEM file, not encrypted: RSA or EC, as PKCS#8, PKCS#1 or SEC 1
 * @param proxy what every connection goes through
 * @param extraRoots a PEM file of authorities that are trusted beside those of the JDK
 */
public record SocketSettings(
        boolean insecure,
        Optional<Path> clientCertificate,
        Optional<Path> clientKey,
        Optional<ProxySettings> proxy,
        Optional<Path> extraRoots) {}
