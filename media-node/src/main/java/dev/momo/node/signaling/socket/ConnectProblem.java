package dev.momo.node.signaling.socket;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.proxy.ProxyConnectException;
import io.vertx.core.http.UpgradeRejectedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Says for a person why there is no connection; nothing that the server has written is in it. */
final class ConnectProblem {

    /** Netty's, for the first line of an answer that is none of HTTP. */
    private static final int NO_HTTP = 999;

    private static final int UNAUTHORIZED = 407;

    private static final Pattern PROXY_STATUS = Pattern.compile("status: ([0-9]{3})");

    private final SignalingUrl url;
    private final Optional<ProxySettings> proxy;
    private final TlsProblem tls;

    ConnectProblem(SignalingUrl url, Optional<ProxySettings> proxy, ClientKeyManager keys) {
        this.url = url;
        this.proxy = proxy;
        this.tls = new TlsProblem(url.host(), keys);
    }

    String timeout(Duration bound) {
        return "no answer within " + bound.toSeconds() + " s"
                + proxy.map(by -> " through the proxy " + by).orElse("");
    }

    String of(Throwable failure) {
        if (failure instanceof UpgradeRejectedException rejected) {
            return ofStatus(rejected.getStatus());
        }
        if (failure instanceof ProxyConnectException) {
            return ofProxy(failure);
        }
        if (failure instanceof SSLException) {
            return tls.of(failure);
        }
        if (failure instanceof WebSocketHandshakeException) {
            return ofHandshake();
        }
        return failure instanceof IOException
                ? ofNetwork((IOException) failure)
                : "unexpectedly, " + failure.getClass().getSimpleName();
    }

    private static String ofStatus(int status) {
        return status == NO_HTTP
                ? "what answers there does not speak HTTP"
                : "not a WebSocket, the server answers with HTTP status " + status;
    }

    /** What Netty says of it has the status in its text only. */
    private String ofProxy(Throwable failure) {
        Matcher status = PROXY_STATUS.matcher(String.valueOf(failure.getMessage()));
        int code = status.find() ? Integer.parseInt(status.group(1)) : NO_HTTP;
        if (code == NO_HTTP) {
            return first() + " closes the connection instead of answering, or speaks no HTTP";
        }
        return first() + " refuses with HTTP status " + code + (code == UNAUTHORIZED ? ", " + hintOfPassword() : "");
    }

    private String hintOfPassword() {
        return proxy.filter(ProxySettings::authenticates).isPresent()
                ? "user name or password is wrong"
                : "it wants a user name and a password";
    }

    private String ofHandshake() {
        return tls.ofClosing().orElse("not a WebSocket, the server closes the connection or breaks the protocol");
    }

    /** The first hop is the only one that this machine makes. */
    private String ofNetwork(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "the host name of " + first() + " is not known";
        }
        if (failure instanceof ConnectTimeoutException) {
            return first() + " does not answer";
        }
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof ConnectException && text.contains("refused")) {
            return first() + " refuses the connection, nothing listens on that port";
        }
        // Netty appends the address to what the system says.
        return first() + " cannot be reached: "
                + text.lines().findFirst().orElse("").replaceFirst(": .*", "");
    }

    private String first() {
        return proxy.map(by -> "the proxy " + by).orElse("the server");
    }
}
