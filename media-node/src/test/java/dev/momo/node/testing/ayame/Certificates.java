package dev.momo.node.testing.ayame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority of its own in a directory, made with openssl: {@code ca.pem} and what it signs. */
public final class Certificates {

    private final Path directory;

    /** A certificate and its key, in PEM. */
    public record Pair(Path certificate, Path key) {}

    private Certificates(Path directory) {
        this.directory = directory;
    }

    public static Certificates create(Path directory) throws IOException, InterruptedException {
        Certificates certificates = new Certificates(directory);
        certificates.make("ca", List.of("-addext", "keyUsage=critical,keyCertSign,cRLSign"));
        return certificates;
    }

    /** The authority's own certificate. */
    public Path ca() {
        return path("ca", ".pem");
    }

    /** For a server on this machine, or for a client. */
    public Pair sign(String name) throws IOException, InterruptedException {
        return sign(name, "DNS:localhost,IP:127.0.0.1");
    }

    /** @param subjectAltName as openssl takes it, such as {@code DNS:example.com} */
    public Pair sign(String name, String subjectAltName) throws IOException, InterruptedException {
        return make(
                name,
                List.of(
                        "-CA",
                        ca().toString(),
                        "-CAkey",
                        path("ca", ".key").toString(),
                        "-addext",
                        "basicConstraints=critical,CA:FALSE",
                        "-addext",
                        "subjectAltName=" + subjectAltName));
    }

    private Pair make(String name, List<String> more) throws IOException, InterruptedException {
        Pair pair = new Pair(path(name, ".pem"), path(name, ".key"));
        List<String> command = new ArrayList<>(List.of("openssl", "req", "-x509", "-days", "2", "-nodes"));
        command.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-subj", "/CN=" + name));
        command.addAll(List.of("-keyout", pair.key.toString(), "-out", pair.certificate.toString()));
        command.addAll(more);
        Path log = path(name, ".log");
        Process openssl = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!openssl.waitFor(30, TimeUnit.SECONDS) || openssl.exitValue() != 0) {
            openssl.destroyForcibly();
            throw new IOException("No certificate of " + name + ", see " + log);
        }
        return pair;
    }

    private Path path(String name, String suffix) {
        return directory.resolve(name + suffix);
    }
}
