package dev.momo.node.signaling.socket;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;

/**
 * A certificate of this node, and the key that proves that it is its own.
 *
 * @param chain the certificate, then those that it was issued with
 */
record ClientIdentity(PrivateKey key, List<X509Certificate> chain) {

    /** @throws TlsSettingsException if one of the files is of no use, or they do not belong together */
    static ClientIdentity load(Vertx vertx, Path certificateFile, Path keyFile) {
        List<X509Certificate> chain = PemCertificates.read(certificateFile);
        PrivateKey key = loadKey(vertx, certificateFile, keyFile);
        if (!fits(key, chain.get(0))) {
            throw new TlsSettingsException(keyFile + " is not the key of the certificate in " + certificateFile, null);
        }
        return new ClientIdentity(key, chain);
    }

    /** Vert.x knows all three forms of a key, but gives it out only together with a certificate. */
    private static PrivateKey loadKey(Vertx vertx, Path certificateFile, Path keyFile) {
        try {
            PemKeyCertOptions pair = new PemKeyCertOptions()
                    .addCertValue(Buffer.buffer(Files.readAllBytes(certificateFile)))
                    .addKeyValue(Buffer.buffer(Files.readAllBytes(keyFile)));
            return Arrays.stream(pair.getKeyManagerFactory(vertx).getKeyManagers())
                    .map(X509KeyManager.class::cast)
                    .flatMap(ClientIdentity::keys)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new TlsSettingsException(keyFile + " cannot be read", e);
        } catch (Exception e) {
            // The certificate has been read before: it is the key, or one of another kind than the certificate's.
            throw new TlsSettingsException(
                    keyFile + " holds no key of the certificate in " + certificateFile
                            + " (RSA or EC, in PEM and not encrypted, is expected)",
                    e);
        }
    }

    private static Stream<PrivateKey> keys(X509KeyManager manager) {
        return Stream.of("RSA", "EC")
                .map(type -> manager.getClientAliases(type, null))
                .filter(Objects::nonNull)
                .flatMap(Arrays::stream)
                .map(manager::getPrivateKey);
    }

    private static boolean fits(PrivateKey key, X509Certificate certificate) {
        byte[] proof = {1, 2, 3};
        try {
            Signature signature =
                    Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
            signature.initSign(key);
            signature.update(proof);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(proof);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
