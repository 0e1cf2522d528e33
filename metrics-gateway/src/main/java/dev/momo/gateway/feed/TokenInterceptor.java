package dev.momo.gateway.feed;

import dev.momo.gateway.config.FeedToken;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Lets only calls with the token pass. */
final class TokenInterceptor implements ServerInterceptor {

    private static final Logger logger = Logger.getLogger(TokenInterceptor.class);

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    private final FeedToken token;

    TokenInterceptor(FeedToken token) {
        this.token = token;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        Optional<String> refusal = refusal(headers.get(AUTHORIZATION));
        if (refusal.isEmpty()) {
            return next.startCall(call, headers);
        }
        logger.warnf(
                "refused a call from %s: %s", call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR), refusal.get());
        call.close(Status.UNAUTHENTICATED.withDescription(refusal.get()), new Metadata());
        return new ServerCall.Listener<>() {};
    }

    private Optional<String> refusal(String authorization) {
        if (authorization == null) {
            return Optional.of("the token is missing: expected the metadata 'authorization: Bearer <token>';"
                    + " give the node the gateway's token in MOMO_FEED_TOKEN or MOMO_FEED_TOKEN_FILE");
        }
        // The name of an authentication scheme is case-insensitive (RFC 9110, 11.1).
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of("the authorization is of another kind: expected 'Bearer <token>'");
        }
        if (!token.matches(authorization.substring(BEARER.length()).strip())) {
            return Optional.of("the token is wrong: give the node the gateway's token in MOMO_FEED_TOKEN or"
                    + " MOMO_FEED_TOKEN_FILE");
        }
        return Optional.empty();
    }
}
