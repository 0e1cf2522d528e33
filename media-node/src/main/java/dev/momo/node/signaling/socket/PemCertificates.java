package dev.momo.node.signaling.socket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The certificates in a PEM file, between whatever else is there. */
final class PemCertificates {

    private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----");

    private PemCertificates() {}

    /** @throws TlsSettingsException if it cannot be read, or there are none in it */
    static List<X509Certificate> read(Path file) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            // Comments may be in any encoding.
            Matcher block = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            while (block.find()) {
                byte[] encoded = Base64.getMimeDecoder().decode(block.group(1));
                certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
            }
        } catch (IOException e) {
            throw new TlsSettingsException(file + " cannot be read", e);
        } catch (CertificateException | IllegalArgumentException e) {
            throw new TlsSettingsException(file + " holds a certificate that is damaged", e);
        }
        if (certificates.isEmpty()) {
            throw new TlsSettingsException(file + " holds no certificate (PEM is expected)", null);
        }
        return certificates;
    }
}
