package dev.momo.node.signaling.socket;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities that a server's certificate may be from. */
final class Roots {

    private Roots() {}

    /**
     * Those of the JDK, and those of the file.
     *
     * @throws TlsSettingsException if the file is of no use
     */
    static X509TrustManager trust(Optional<Path> extra) {
        List<X509Certificate> certificates = extra.map(PemCertificates::read).orElse(List.of());
        try {
            X509TrustManager own = managerOf(null);
            return certificates.isEmpty() ? own : managerOf(storeOf(own.getAcceptedIssuers(), certificates));
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsSettingsException("The trusted certificates of the JDK cannot be used", e);
        }
    }

    /** @param store null for the JDK's */
    private static X509TrustManager managerOf(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static KeyStore storeOf(X509Certificate[] own, List<X509Certificate> extra)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate certificate : own) {
            store.setCertificateEntry("own" + store.size(), certificate);
        }
        for (X509Certificate certificate : extra) {
            store.setCertificateEntry("extra" + store.size(), certificate);
        }
        return store;
    }
}
