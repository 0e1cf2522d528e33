package dev.momo.node.feed;

import dev.momo.node.retry.Backoff;
import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Keeps a stream to one address of the gateway: opens it again for ever, and says once what is wrong. */
final class GatewayLink {

    private static final Logger logger = System.getLogger(GatewayLink.class.getName());

    /** Another node with our id is there: asking more often would only throw each other out in turn. */
    private static final Duration AFTER_TAKEOVER = Duration.ofMinutes(1);

    private final InetSocketAddress address;
    private final Channels channels;
    private final FeedContext context;
    private final Runnable onWelcome;
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private final Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, Math::random);

    private @Nullable GatewayStream stream;
    private @Nullable ScheduledFuture<?> retry;
    private String lastProblem = "";
    private boolean closed;

    /** @param onWelcome called each time the gateway has taken this node in */
    GatewayLink(InetSocketAddress address, Channels channels, FeedContext context, Runnable onWelcome) {
        this.address = address;
        this.channels = channels;
        this.context = context;
        this.onWelcome = onWelcome;
    }

    /** Opens the stream. */
    void open() {
        // A channel of its own for each attempt: one that is kept waits out TCP's timeouts after a cut link.
        stream = new GatewayStream(channels.open(address), context, this::onWelcome, this::onEnd);
        stream.open();
    }

    void close() {
        closed = true;
        if (retry != null) {
            retry.cancel(false);
        }
        if (stream != null) {
            stream.close();
        }
    }

    private void onWelcome() {
        backoff.reset();
        lastProblem = "";
        logger.log(Level.INFO, "Statistics go to the gateway at {0}", address);
        onWelcome.run();
    }

    private void onEnd(Status status) {
        if (closed) {
            return;
        }
        report(status);
        Duration wait = status.getCode() == Status.Code.ALREADY_EXISTS ? AFTER_TAKEOVER : backoff.next();
        retry = context.executor().schedule(this::open, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Each problem once, not once an attempt. */
    private void report(Status status) {
        String problem = status.getCode() + describe(status);
        Level level = problem.equals(lastProblem) ? Level.DEBUG : Level.WARNING;
        lastProblem = problem;
        logger.log(level, "No statistics to the gateway at {0}, trying again: {1}", address, problem);
    }

    private static String describe(Status status) {
        String hint = status.getCode() == Status.Code.UNAUTHENTICATED
                ? " (MOMO_FEED_TOKEN or MOMO_FEED_TOKEN_FILE must be the same on both sides)"
                : "";
        return (status.getDescription() == null ? "" : ": " + status.getDescription()) + hint;
    }
}
