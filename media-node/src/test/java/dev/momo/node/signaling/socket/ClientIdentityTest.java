package dev.momo.node.signaling.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.momo.node.testing.CertificateMaker;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, keys and roots from files. */
class ClientIdentityTest {

    private static final Vertx vertx = Vertx.vertx();

    @TempDir
    static Path directory;

    private static CertificateMaker.Pair ec;
    private static CertificateMaker.Pair otherEc;
    private static CertificateMaker.Pair rsa;

    @BeforeAll
    static void makeCertificates() {
        CertificateMaker maker = new CertificateMaker(directory);
        ec = maker.client("ec", "EC");
        otherEc = maker.client("other-ec", "EC");
        rsa = maker.client("rsa", "RSA");
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    private static PrivateKey key(CertificateMaker.Pair pair) {
        return ClientIdentity.load(vertx, pair.certificate(), pair.key()).key();
    }

    private static Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    @Test
    void keysOfAllThreeFormsAreRead() throws Exception {
        PrivateKey rsaKey = key(rsa);
        // PKCS#8 is PKCS#1 with the algorithm in front.
        byte[] pkcs1 = Arrays.copyOfRange(rsaKey.getEncoded(), 26, rsaKey.getEncoded().length);
        Path rsaFile = file("pkcs1.pem", CertificateMaker.pem("RSA PRIVATE KEY", pkcs1));
        ECPrivateKey ecKey = (ECPrivateKey) key(ec);
        Path ecFile = file("sec1.pem", CertificateMaker.pem("EC PRIVATE KEY", sec1(ecKey.getS(), ecKey)));

        assertThat(ClientIdentity.load(vertx, rsa.certificate(), rsaFile).key()).isEqualTo(rsaKey);
        assertThat(((ECPrivateKey) ClientIdentity.load(vertx, ec.certificate(), ecFile)
                                .key())
                        .getS())
                .isEqualTo(ecKey.getS());
    }

    /** RFC 5915, of the curve that keytool takes. */
    private static byte[] sec1(BigInteger secret, ECPrivateKey key) {
        int bytes = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        String curve = bytes == 32 ? "a00a06082a8648ce3d030107" : "a00706052b81040022";
        String content = "020101" + "04%02x".formatted(bytes) + ("%0" + 2 * bytes + "x").formatted(secret) + curve;
        return HexFormat.of().parseHex("30%02x".formatted(content.length() / 2) + content);
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        assertThatThrownBy(() -> ClientIdentity.load(vertx, ec.certificate(), otherEc.key()))
                .isInstanceOf(TlsSettingsException.class)
                .hasMessage(otherEc.key() + " is not the key of the certificate in " + ec.certificate());
        assertThatThrownBy(() -> ClientIdentity.load(vertx, ec.certificate(), rsa.key()))
                .isInstanceOf(TlsSettingsException.class)
                .hasMessageStartingWith(rsa.key() + " holds no key of the certificate in " + ec.certificate());
    }

    @Test
    void aFileThatIsOfNoUseIsNamed() throws Exception {
        Path missing = directory.resolve("missing.pem");
        Path empty = file("empty.pem", "");
        Path broken = file("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        Path encrypted = file("encrypted.pem", CertificateMaker.pem("ENCRYPTED PRIVATE KEY", new byte[100]));

        assertRefused(missing, ec.key(), missing + " cannot be read");
        assertRefused(ec.certificate(), missing, missing + " cannot be read");
        assertRefused(empty, ec.key(), empty + " holds no certificate");
        assertRefused(broken, ec.key(), broken + " holds a certificate that is damaged");
        assertRefused(ec.certificate(), encrypted, encrypted + " holds no key");
        assertRefused(ec.certificate(), empty, empty + " holds no key");
    }

    private static void assertRefused(Path certificate, Path key, String message) {
        assertThatThrownBy(() -> connector(Optional.of(certificate), Optional.of(key), Optional.empty()))
                .isInstanceOf(TlsSettingsException.class)
                .hasMessageStartingWith(message);
    }

    private static void connector(Optional<Path> certificate, Optional<Path> key, Optional<Path> roots) {
        new SignalingConnector(
                vertx, new SocketSettings(false, certificate, key, Optional.empty(), roots), Runnable::run);
    }

    @Test
    void halfAPairIsRefused() {
        assertThatThrownBy(() -> connector(Optional.of(ec.certificate()), Optional.empty(), Optional.empty()))
                .hasMessageStartingWith(ec.certificate() + " is of no use alone");
        assertThatThrownBy(() -> connector(Optional.empty(), Optional.of(ec.key()), Optional.empty()))
                .hasMessageStartingWith(ec.key() + " is of no use alone");
    }

    @Test
    void rootsAreReadBetweenWhateverElseThereIs() throws Exception {
        Path bundle = file(
                "bundle.pem",
                "# caf\u00e9 - first\n" + Files.readString(ec.certificate()) + "\n# second --\n"
                        + Files.readString(rsa.key()) + Files.readString(rsa.certificate()));

        assertThat(PemCertificates.read(bundle)).hasSize(2);
        connector(Optional.empty(), Optional.empty(), Optional.of(bundle));
        assertThatThrownBy(() -> connector(Optional.empty(), Optional.empty(), Optional.of(ec.key())))
                .isInstanceOf(TlsSettingsException.class)
                .hasMessageStartingWith(ec.key() + " holds no certificate");
    }
}
