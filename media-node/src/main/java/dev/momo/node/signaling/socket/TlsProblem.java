package dev.momo.node.signaling.socket;

import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says for a person why TLS is of no use. */
final class TlsProblem {

    /** How the JDK begins what it says of a certificate for others; it has no type for that. */
    private static final List<String> OTHER_NAME = List.of("No subject alternative", "No name matching");

    private static final Pattern ALERT = Pattern.compile("Received fatal alert: ([a-z_]+)");

    private static final String OLD_PROTOCOL = "protocol_version";

    private final String host;
    private final ClientKeyManager keys;

    TlsProblem(String host, ClientKeyManager keys) {
        this.host = host;
        this.keys = keys;
    }

    String of(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return ofCertificate(causes)
                .or(() -> ofAlert(causes))
                .or(() -> ofRecord(causes))
                .or(this::ofClosing)
                .orElse("TLS: the server ends or breaks the handshake");
    }

    /** Why a server may have closed the connection without a word. */
    Optional<String> ofClosing() {
        if (!keys.asked()) {
            return Optional.empty();
        }
        return Optional.of(
                keys.offers()
                        ? "TLS: the server does not accept the client certificate"
                        : "TLS: the server demands a client certificate");
    }

    private Optional<String> ofCertificate(List<Throwable> causes) {
        if (any(causes, CertificateExpiredException.class)) {
            return Optional.of("TLS: the server's certificate has expired (if the clock of this machine is right)");
        }
        if (any(causes, CertificateNotYetValidException.class)) {
            return Optional.of(
                    "TLS: the server's certificate is not valid yet (if the clock of this machine is right)");
        }
        if (causes.stream().anyMatch(TlsProblem::isOtherName)) {
            return Optional.of("TLS: the server's certificate is for other host names, not for " + host);
        }
        if (any(causes, CertPathBuilderException.class)) {
            return Optional.of("TLS: the server's certificate is not trusted, its issuer is unknown");
        }
        return any(causes, CertificateException.class)
                ? Optional.of("TLS: the server's certificate is not trusted")
                : Optional.empty();
    }

    private static boolean isOtherName(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return cause instanceof CertificateException && OTHER_NAME.stream().anyMatch(message::startsWith);
    }

    private Optional<String> ofAlert(List<Throwable> causes) {
        return causes.stream()
                .map(cause -> ALERT.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .map(alert -> alert.equals(OLD_PROTOCOL)
                        ? "TLS: the server does not speak TLS 1.2 or newer"
                        : ofClosing().orElse("TLS: the server refuses the handshake (" + alert + ")"));
    }

    private static Optional<String> ofRecord(List<Throwable> causes) {
        return any(causes, NotSslRecordException.class)
                ? Optional.of("the server does not speak TLS (is its URL ws://?)")
                : Optional.empty();
    }

    private static boolean any(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }
}
