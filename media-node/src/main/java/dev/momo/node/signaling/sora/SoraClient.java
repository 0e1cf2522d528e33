package dev.momo.node.signaling.sora;

import dev.momo.node.retry.Backoff;
import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.signaling.SignalingStatus;
import dev.momo.node.signaling.TroubleLog;
import dev.momo.node.signaling.socket.SignalingConnector;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this node in a channel of Sora, from when it is told to until it is told not to: joins, and joins again after
 * every end. On the signalling executor, but for {@link #status()}.
 */
public final class SoraClient {

    private static final Logger logger = System.getLogger(SoraClient.class.getName());

    /** Of the end of the process, which has to be over in time. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(1);

    private final SoraConfig config;
    private final Bounds bounds;
    private final SignalingConnector connector;
    private final RtcEngine engine;
    private final StatsReports reports;
    private final ScheduledExecutorService signaling;
    private final TroubleLog log = new TroubleLog(logger);
    private final Backoff backoff;
    private @Nullable SoraSession session;
    private @Nullable Future<?> retry;
    private CompletableFuture<Void> disconnected = CompletableFuture.completedFuture(null);
    private Muting muting = Muting.NONE;
    private boolean wanted;
    private boolean stopped;
    private volatile SignalingStatus status;

    /** @param signaling single-threaded */
    public SoraClient(
            SoraConfig config,
            SignalingConnector connector,
            RtcEngine engine,
            StatsReports reports,
            ScheduledExecutorService signaling) {
        this(config, Bounds.DEFAULT, connector, engine, reports, signaling);
    }

    SoraClient(
            SoraConfig config,
            Bounds bounds,
            SignalingConnector connector,
            RtcEngine engine,
            StatsReports reports,
            ScheduledExecutorService signaling) {
        this.config = config;
        this.bounds = bounds;
        this.backoff = new Backoff(bounds.firstWait(), bounds.longestWait(), Math::random);
        this.connector = connector;
        this.engine = engine;
        this.reports = reports;
        this.signaling = signaling;
        this.status = status(SoraState.IDLE, "");
    }

    /** Joins the channel, now if that was to be tried later; one that is in it stays. */
    public void connect() {
        if (stopped) {
            return;
        }
        wanted = true;
        cancelRetry();
        // An engine may have one peer at a time: what was told to end comes first.
        disconnected.thenRun(this::begin);
    }

    private void begin() {
        if (!wanted || session != null) {
            return;
        }
        status = status(SoraState.CONNECTING, status.detail());
        SoraSession next = new SoraSession(config, bounds, connector, engine, reports, signaling, muting, new Owner());
        session = next;
        next.start();
    }

    /** Leaves the channel, if it is in it; completes when nothing is left of the session. */
    public CompletionStage<Void> disconnect() {
        return disconnect(config.dataChannels().disconnectWait());
    }

    /** Leaves the channel for good, within a little more than a second. */
    public CompletionStage<Void> stop() {
        stopped = true;
        return disconnect(LAST_WAIT);
    }

    private CompletionStage<Void> disconnect(Duration atMost) {
        wanted = false;
        cancelRetry();
        backoff.reset();
        status = status(SoraState.CLOSED, "");
        SoraSession leaving = session;
        if (leaving != null) {
            disconnected = leaving.disconnect(atMost).thenRun(() -> {
                if (session == leaving) {
                    session = null;
                }
            });
        }
        return disconnected;
    }

    private void cancelRetry() {
        if (retry != null) {
            retry.cancel(false);
        }
    }

    /** Of the connection; {@code NEW} before there is one, {@code CLOSED} once told to leave. */
    IceState iceState() {
        if (!wanted) {
            return status.state().equals(SoraState.IDLE.word()) ? IceState.NEW : IceState.CLOSED;
        }
        return connection().orElse(IceState.NEW);
    }

    /** Whether there is a connection to be muted. */
    boolean hasConnection() {
        return connection().isPresent();
    }

    /** The state of the connection; one that was told to leave is none, while it says goodbye. */
    private Optional<IceState> connection() {
        boolean leaving = !wanted || !disconnected.toCompletableFuture().isDone();
        return leaving ? Optional.empty() : Optional.ofNullable(session).flatMap(SoraSession::iceState);
    }

    Muting muting() {
        return muting;
    }

    /** For this session and all to come. */
    void mute(Muting next) {
        muting = next;
        if (session != null) {
            session.mute(next);
        }
    }

    public SignalingStatus status() {
        return status;
    }

    private SignalingStatus status(SoraState state, String detail) {
        return new SignalingStatus("sora", config.channelId(), state.word(), detail);
    }

    private final class Owner implements SoraSession.Owner {

        @Override
        public void onState(SoraState state, String detail) {
            status = status(state, detail);
            if (state == SoraState.CONNECTED) {
                backoff.reset();
                log.wellAgain("Channel '" + config.channelId() + "': connected to " + detail);
            }
        }

        @Override
        public void onEnd(SoraSession ended, SessionEnd end) {
            if (session != ended) {
                return;
            }
            session = null;
            if (!wanted) {
                return;
            }
            Duration wait = backoff.next();
            log.trouble(line(end));
            status = status(end.state(), end.reason());
            retry = signaling.schedule(SoraClient.this::begin, wait.toMillis(), TimeUnit.MILLISECONDS);
        }

        private String line(SessionEnd end) {
            String channel = "channel '" + config.channelId() + "'";
            return switch (end.state()) {
                case REJECTED ->
                    "Sora refuses " + channel + ": " + end.reason()
                            + ". Check --channel-id and --metadata. It is asked again within half a minute.";
                case UNREACHABLE -> "Sora cannot be used for " + channel + ": " + end.reason() + ". It is tried again.";
                default ->
                    "The session in " + channel + " has ended: " + end.reason()
                            + ". A new one is begun within half a minute.";
            };
        }
    }
}
