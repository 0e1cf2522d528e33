package dev.momo.gateway.feed;

/** The feed cannot listen where it is told to. Its message names address and setting. */
public final class FeedBindException extends RuntimeException {

    FeedBindException(String message, Throwable cause) {
        super(message, cause);
    }
}
