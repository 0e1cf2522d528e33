package dev.momo.node.cli;

import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.OptionValues;
import dev.momo.node.cli.options.UsageException;
import dev.momo.node.signaling.socket.ProxySettings;
import dev.momo.node.signaling.socket.SignalingConnector;
import dev.momo.node.signaling.socket.SocketSettings;
import dev.momo.node.signaling.socket.TlsSettingsException;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** How the options say that signalling servers are connected to. */
final class ServerConnections {

    /** OpenSSL's variable for further roots, which Momo honours. */
    private static final String ROOTS = "SSL_CERT_FILE";

    private ServerConnections() {}

    /** @throws UsageException if a certificate, a key or the proxy cannot be used */
    static SignalingConnector connector(
            OptionValues options, Map<String, String> environment, Vertx vertx, Executor executor) {
        SocketSettings settings = new SocketSettings(
                options.isSet(GlobalOptions.INSECURE),
                options.find(GlobalOptions.CLIENT_CERT),
                options.find(GlobalOptions.CLIENT_KEY),
                proxy(options),
                roots(environment));
        try {
            return new SignalingConnector(vertx, settings, executor);
        } catch (TlsSettingsException e) {
            throw new UsageException(ExitCode.FAILURE, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<ProxySettings> proxy(OptionValues options) {
        Optional<String> url = options.find(GlobalOptions.PROXY_URL).filter(Predicate.not(String::isEmpty));
        Optional<ProxySettings> proxy = url.flatMap(text -> ProxySettings.parse(
                text,
                options.find(GlobalOptions.PROXY_USERNAME).orElse(""),
                options.find(GlobalOptions.PROXY_PASSWORD).orElse("")));
        if (url.isPresent() && proxy.isEmpty()) {
            throw new UsageException(
                    ExitCode.VALIDATION,
                    GlobalOptions.PROXY_URL.name() + ": Value " + url.get() + " is not http://HOST[:PORT]");
        }
        return proxy;
    }

    private static Optional<Path> roots(Map<String, String> environment) {
        Optional<Path> file = Optional.ofNullable(environment.get(ROOTS))
                .filter(Predicate.not(String::isEmpty))
                .map(Path::of);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new UsageException(ExitCode.FAILURE, ROOTS + ": File cannot be read: " + file.get());
        }
        return file;
    }
}
