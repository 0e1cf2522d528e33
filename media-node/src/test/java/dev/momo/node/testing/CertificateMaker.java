package dev.momo.node.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority, made by the JDK's keytool, which takes about a second for each certificate. */
public final class CertificateMaker {

    private static final String PASSWORD = "not secret";
    private static final String AUTHORITY = "authority";

    /** PEM files: a certificate, without that of the authority, and its key as PKCS#8. */
    public record Pair(Path certificate, Path key) {}

    private final Path directory;
    private final Path store;

    /** @param directory empty, for all files */
    public CertificateMaker(Path directory) {
        this.directory = directory;
        this.store = directory.resolve("store.p12");
        generate(AUTHORITY, "EC", List.of("-ext", "bc:critical=ca:true"));
    }

    /** A PEM file. */
    public Path authority() {
        return write(AUTHORITY, "CERTIFICATE", certificate(AUTHORITY));
    }

    /** With an EC key. @param names as {@code dns:localhost,ip:127.0.0.1} */
    public Pair server(String alias, String names) {
        return issue(alias, "EC", "-ext", "san=" + names);
    }

    /** Valid until yesterday. */
    public Pair expired(String alias, String names) {
        return issue(alias, "EC", "-ext", "san=" + names, "-startdate", "-3d", "-validity", "2");
    }

    /** @param keyAlgorithm EC or RSA */
    public Pair client(String alias, String keyAlgorithm) {
        return issue(alias, keyAlgorithm, "-ext", "eku=clientAuth");
    }

    private Pair issue(String alias, String keyAlgorithm, String... options) {
        List<String> all = new ArrayList<>(List.of("-signer", AUTHORITY));
        all.addAll(List.of(options));
        generate(alias, keyAlgorithm, all);
        return new Pair(
                write(alias, "CERTIFICATE", certificate(alias)), write(alias + "-key", "PRIVATE KEY", key(alias)));
    }

    private void generate(String alias, String keyAlgorithm, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-Xshare:auto",
                "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-genkeypair", "-keystore", store.toString(), "-storepass", PASSWORD));
        command.addAll(List.of(
                "-alias", alias, "-dname", "CN=" + alias + ",O=" + directory.getFileName(), "-keyalg", keyAlgorithm));
        command.addAll(options);
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new AssertionError("keytool: " + output);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] certificate(String alias) {
        try {
            return load().getCertificate(alias).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] key(String alias) {
        try {
            return load().getKey(alias, PASSWORD.toCharArray()).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private KeyStore load() throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore loaded = KeyStore.getInstance("PKCS12");
            loaded.load(in, PASSWORD.toCharArray());
            return loaded;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path write(String name, String label, byte[] content) {
        try {
            return Files.writeString(directory.resolve(name + ".pem"), pem(label, content));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static String pem(String label, byte[] content) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
