package dev.momo.gateway;

import dev.momo.gateway.config.Address;
import dev.momo.gateway.config.Settings;
import dev.momo.gateway.feed.FeedBindException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.stream.Stream;

/** Why the gateway could not start, in one line where the cause is a setting. */
final class StartFailure {

    private StartFailure() {}

    /** Empty where the cause is none that a user can mend. */
    static Optional<String> message(Throwable failure, Settings settings) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> message(failure, cause, settings))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> message(Throwable failure, Throwable cause, Settings settings) {
        if (cause instanceof FeedBindException) {
            return Optional.of(cause.getMessage());
        }
        if (cause instanceof SocketException || cause instanceof UnknownHostException) {
            boolean management = Stream.iterate(failure, c -> c != null, Throwable::getCause)
                    .anyMatch(c -> String.valueOf(c.getMessage()).contains("management interface"));
            return Optional.of(
                    management
                            ? cannotListen("health", settings.management(), "MOMO_MANAGEMENT", cause)
                            : cannotListen("/metrics", settings.metrics(), "MOMO_METRICS", cause));
        }
        return Optional.empty();
    }

    private static String cannotListen(String what, Address address, String prefix, Throwable cause) {
        String reason =
                cause instanceof BindException ? "the address is in use or not of this machine" : cause.getMessage();
        return what + " cannot listen on " + address.host() + ":" + address.port() + " (" + reason
                + "); free the port, or set " + prefix + "_HOST and " + prefix + "_PORT (0 lets the system choose)";
    }
}
