package dev.momo.node.signaling.ayame;

import dev.momo.node.bridge.SerialBridge;
import dev.momo.node.retry.Backoff;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.signaling.SignalingStatus;
import dev.momo.node.signaling.TroubleLog;
import dev.momo.node.signaling.socket.SignalingConnector;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this node in a room of an Ayame server: registers, meets who comes, and begins anew after every end, quickly
 * where the other side has left, slowly where the server refuses. On the signalling executor, but for
 * {@link #status()}.
 */
public final class AyameClient {

    private static final Logger logger = System.getLogger(AyameClient.class.getName());

    private static final Duration SHORT_WAIT = Duration.ofMillis(250);
    /** A peer or server that is back is to be met again within this. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Duration WAIT_AFTER_REJECTION = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT_AFTER_REJECTION = Duration.ofSeconds(60);

    private static final int CLIENT_ID_BYTES = 24;

    private final AyameConfig config;
    private final SignalingConnector connector;
    private final RtcEngine engine;
    private final @Nullable SerialBridge serial;
    private final ScheduledExecutorService signaling;
    private final SecureRandom random = new SecureRandom();
    private final Backoff backoff = new Backoff(SHORT_WAIT, LONGEST_WAIT, Math::random);
    private final Backoff rejections = new Backoff(WAIT_AFTER_REJECTION, LONGEST_WAIT_AFTER_REJECTION, Math::random);
    private final TroubleLog log = new TroubleLog(logger);
    private @Nullable AyameSession session;
    private boolean closed;
    private volatile SignalingStatus status;

    /** @param signaling single-threaded */
    public AyameClient(
            AyameConfig config,
            SignalingConnector connector,
            RtcEngine engine,
            @Nullable SerialBridge serial,
            ScheduledExecutorService signaling) {
        this.config = config;
        this.connector = connector;
        this.engine = engine;
        this.serial = serial;
        this.signaling = signaling;
        this.status = status(AyameState.CONNECTING, "");
    }

    public void start() {
        if (closed) {
            return;
        }
        status = status(AyameState.CONNECTING, status.detail());
        AyameSession next = new AyameSession(config, engine, serial, signaling, new Owner());
        session = next;
        connector.connect(config.url(), next).whenComplete((link, failure) -> {
            if (link != null && closed) {
                link.close();
            } else if (link != null) {
                next.register(link, config.clientId().orElseGet(this::randomId));
            } else if (!closed) {
                String message = failure == null ? "no connection" : String.valueOf(failure.getMessage());
                onEnd(new SessionEnd(SessionEnd.Kind.UNREACHABLE, message));
            }
        });
    }

    /** 32 characters of the Base64 alphabet, as Momo's. */
    private String randomId() {
        byte[] bytes = new byte[CLIENT_ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    public SignalingStatus status() {
        return status;
    }

    private SignalingStatus status(AyameState state, String detail) {
        return new SignalingStatus("ayame", config.roomId(), state.word(), detail);
    }

    private void onEnd(SessionEnd end) {
        session = null;
        boolean rejected = end.kind() == SessionEnd.Kind.REJECTED;
        Duration wait = (rejected ? rejections : backoff).next();
        report(end);
        status = status(state(end.kind()), end.reason());
        signaling.schedule(this::start, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static AyameState state(SessionEnd.Kind kind) {
        return switch (kind) {
            case REJECTED -> AyameState.REJECTED;
            case UNREACHABLE -> AyameState.UNREACHABLE;
            case BYE, FAILED -> AyameState.ENDED;
        };
    }

    private void report(SessionEnd end) {
        String line =
                switch (end.kind()) {
                    case BYE -> "";
                    case REJECTED ->
                        "The Ayame server refuses room '" + config.roomId() + "': " + inPlainWords(end.reason())
                                + ". It is asked again within a minute.";
                    case UNREACHABLE -> "The Ayame server cannot be used: " + end.reason() + ". It is tried again.";
                    case FAILED ->
                        "The session in room '" + config.roomId() + "' has failed: " + end.reason()
                                + ". A new one is begun.";
                };
        if (line.isEmpty()) {
            logger.log(Level.INFO, "The other side has left room ''{0}''", config.roomId());
            return;
        }
        log.trouble(line);
    }

    private static String inPlainWords(String reason) {
        return switch (reason) {
            case "full" -> "two others are in it already (full)";
            case "InternalServerError" -> "the server has an error of its own (InternalServerError)";
            default -> reason + " (check --room-id and --signaling-key)";
        };
    }

    /** On the signalling executor. Nothing is begun anew after it. */
    public void close() {
        closed = true;
        status = status(AyameState.CLOSED, "");
        if (session != null) {
            session.close();
        }
    }

    private final class Owner implements AyameSession.Owner {

        @Override
        public void onState(AyameState state) {
            status = status(state, "");
            if (state == AyameState.WAITING || state == AyameState.CONNECTED) {
                rejections.reset();
                log.wellAgain("Room '" + config.roomId() + "': " + state.word());
            }
            if (state == AyameState.CONNECTED) {
                backoff.reset();
            }
        }

        @Override
        public void onEnd(SessionEnd end) {
            AyameClient.this.onEnd(end);
        }
    }
}
