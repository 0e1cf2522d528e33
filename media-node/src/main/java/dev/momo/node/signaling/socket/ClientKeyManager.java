package dev.momo.node.signaling.socket;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What the server of one connection is shown if it asks who this node is, and whether it has asked: of a refusal TLS 1.3
 * tells only when the handshake seems done.
 */
final class ClientKeyManager extends X509ExtendedKeyManager {

    private static final String ALIAS = "client";

    private final Optional<ClientIdentity> identity;
    private volatile boolean asked;

    ClientKeyManager(Optional<ClientIdentity> identity) {
        this.identity = identity;
    }

    boolean asked() {
        return asked;
    }

    boolean offers() {
        return identity.isPresent();
    }

    /** Whatever issuers the server names, as OpenSSL does: often they are not those of a file with the leaf only. */
    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, SSLEngine engine) {
        asked = true;
        return identity.map(own -> own.key().getAlgorithm())
                .filter(algorithm -> Arrays.asList(keyTypes).contains(algorithm))
                .map(fits -> ALIAS)
                .orElse(null);
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return identity.map(own -> own.chain().toArray(X509Certificate[]::new)).orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return identity.map(ClientIdentity::key).orElse(null);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
