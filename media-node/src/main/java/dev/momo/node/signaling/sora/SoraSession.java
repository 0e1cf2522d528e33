package dev.momo.node.signaling.sora;

import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.rtc.Simulcast;
import dev.momo.node.signaling.json.MalformedMessageException;
import dev.momo.node.signaling.socket.CloseReason;
import dev.momo.node.signaling.socket.SignalingConnector;
import dev.momo.node.signaling.socket.SignalingUrl;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One stay in the channel: from the connection to a server to its end, which comes once. On the signalling executor. */
final class SoraSession {

    /** What a session tells its owner. */
    interface Owner {
        void onState(SoraState state, String detail);

        /** By itself or by the server, not by {@link #disconnect}. */
        void onEnd(SoraSession ended, SessionEnd end);
    }

    private static final Logger logger = System.getLogger(SoraSession.class.getName());

    private static final int MOST_REDIRECTS = 5;

    private final SoraConfig config;
    private final Bounds bounds;
    private final RtcEngine engine;
    private final StatsAnswers stats;
    private final ScheduledExecutorService signaling;
    private final Owner owner;
    private final ServerSocket socket;
    private final Watchdog watchdog;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private @Nullable MediaSession media;
    private Muting muting;
    private String server = "";
    private int redirects;
    private boolean connected;
    private boolean switched;
    private boolean withoutSocket;
    private boolean ending;

    SoraSession(
            SoraConfig config,
            Bounds bounds,
            SignalingConnector connector,
            RtcEngine engine,
            StatsReports reports,
            ScheduledExecutorService signaling,
            Muting muting,
            Owner owner) {
        this.config = config;
        this.bounds = bounds;
        this.engine = engine;
        this.stats = new StatsAnswers(reports, signaling);
        this.signaling = signaling;
        this.muting = muting;
        this.owner = owner;
        this.socket = new ServerSocket(connector, new SocketEvents());
        this.watchdog = new Watchdog(signaling);
    }

    void start() {
        Duration patience = bounds.toConnect();
        watchdog.set(patience, () -> end(SoraState.UNREACHABLE, "no connection within " + patience.toSeconds() + " s"));
        socket.dial(config.urls());
    }

    /** Empty until there is an offer. */
    Optional<IceState> iceState() {
        return Optional.ofNullable(media).map(MediaSession::state);
    }

    void mute(Muting next) {
        muting = next;
        if (media != null) {
            media.mute(next);
        }
    }

    /** @param feeds whether any message shows that the server is alive */
    private void onText(String text, boolean feeds) {
        if (ending) {
            return;
        }
        try {
            ServerMessage message = SoraMessages.parse(text);
            if (feeds) {
                feedWatchdog();
            }
            handle(message);
        } catch (MalformedMessageException e) {
            logger.log(Level.WARNING, "The Sora server sent what cannot be used: {0}", e.getMessage());
        } catch (RuntimeException | Error e) {
            // Of libwebrtc: without an end this would wait for ever.
            end(SoraState.ENDED, "what the server sent cannot be used: " + e.getMessage());
        }
    }

    private void handle(ServerMessage message) {
        if (message instanceof ServerMessage.Ping ping) {
            onPing(ping);
        } else if (message instanceof ServerMessage.Offer offer) {
            onOffer(offer);
        } else if (message instanceof ServerMessage.NewOffer offer && media != null) {
            media.onNewOffer(offer);
        } else if (message instanceof ServerMessage.StatsRequest) {
            onStatsRequest();
        } else if (message instanceof ServerMessage.Switched to) {
            onSwitched(to.ignoreDisconnectWebSocket());
        } else if (message instanceof ServerMessage.Redirect redirect) {
            onRedirect(redirect.location());
        } else if (message instanceof ServerMessage.Close close) {
            end(SoraState.ENDED, "the server ends the session (" + close.code() + " " + close.reason() + ")");
        } else if (message instanceof ServerMessage.Notification notification) {
            logger.log(Level.INFO, "{0}: {1}", notification.event(), notification.detail());
        } else if (message instanceof ServerMessage.Unusable unusable) {
            onUnusable(unusable);
        } else {
            logger.log(Level.DEBUG, "Nothing to do for {0}", message);
        }
    }

    private void onUnusable(ServerMessage.Unusable message) {
        if (message.type().equals("offer") && media == null) {
            end(SoraState.ENDED, "the server's offer cannot be used: " + message.problem());
        } else {
            logger.log(Level.WARNING, "The Sora server sent what cannot be used: {0}", message.problem());
        }
    }

    private void onOffer(ServerMessage.Offer offer) {
        if (media != null) {
            logger.log(Level.WARNING, "The Sora server sent a second offer, which is not taken");
            return;
        }
        server += offer.connectionId().isEmpty() ? "" : ", connection " + offer.connectionId();
        Simulcast simulcast = config.simulcast() ? offer.simulcast() : Simulcast.NONE;
        media = new MediaSession(engine, offer, simulcast, muting, new MediaEvents());
        media.answer(offer.sdp());
    }

    private void onPing(ServerMessage.Ping ping) {
        feedWatchdog();
        if (ping.stats() && media != null) {
            stats.collect(media, this::pong);
        } else {
            socket.send(ping.stats() ? SoraMessages.pong("[]") : SoraMessages.PONG);
        }
    }

    private void pong(Optional<String> report) {
        boolean sent = report.isPresent() && sendByChannel(SignalingChannels.STATS, SoraMessages.stats(report.get()));
        if (!sent) {
            socket.send(report.map(SoraMessages::pong).orElse(SoraMessages.PONG));
        }
    }

    private void onStatsRequest() {
        if (media != null) {
            stats.collect(media, report -> report.ifPresent(this::sendStats));
        }
    }

    private void sendStats(String report) {
        boolean sent = media != null && media.channels().send(SignalingChannels.STATS, SoraMessages.stats(report));
        if (!sent) {
            logger.log(Level.WARNING, "The data channel ''stats'' does not take a report");
        }
    }

    /** False before the switch, and if the channel is not open or takes no more; nothing is sent then. */
    private boolean sendByChannel(String label, String text) {
        return switched && media != null && media.channels().send(label, text);
    }

    private void onSwitched(boolean ignoreDisconnectWebSocket) {
        if (media == null) {
            logger.log(Level.WARNING, "The Sora server switched to data channels before its offer");
            return;
        }
        logger.log(Level.INFO, "Signalling goes over data channels now");
        switched = true;
        if (ignoreDisconnectWebSocket) {
            withoutSocket = true;
            socket.close();
        }
        expectMessages();
    }

    private void onRedirect(String location) {
        Optional<SignalingUrl> url = SignalingUrl.parse(location);
        if (media != null) {
            logger.log(Level.WARNING, "The Sora server sent a redirect after its offer, which is not followed");
        } else if (url.isEmpty()) {
            end(SoraState.ENDED, "the server redirects to what is no ws:// or wss:// URL");
        } else if (++redirects > MOST_REDIRECTS) {
            end(SoraState.ENDED, "redirected more than " + MOST_REDIRECTS + " times");
        } else {
            logger.log(Level.INFO, "Redirected to {0}", url.get().withoutQuery());
            socket.dial(List.of(url.get()));
        }
    }

    private void expectMessages() {
        if (connected && !ending) {
            Duration patience = withoutSocket ? config.dataChannels().silence() : bounds.silence();
            watchdog.set(
                    patience,
                    () -> end(
                            SoraState.UNREACHABLE,
                            "nothing has come from the server for " + patience.toSeconds() + " s"));
        }
    }

    /** Until the connection stands there is no mercy. */
    private void feedWatchdog() {
        if (connected && !ending) {
            watchdog.feed();
        }
    }

    private void end(SoraState state, String reason) {
        if (!ending) {
            disconnect(config.dataChannels().disconnectWait())
                    .thenRun(() -> owner.onEnd(this, new SessionEnd(state, reason)));
        }
    }

    /**
     * Tells the server, and ends. Over data channels the server is to close them, for which there is a time limit.
     *
     * @return completes when nothing is left of the session
     */
    CompletableFuture<Void> disconnect(Duration atMost) {
        if (ending) {
            return gone;
        }
        ending = true;
        watchdog.stop();
        if (media != null && sendByChannel(SignalingChannels.SIGNALING, SoraMessages.DISCONNECT)) {
            // Of a connection that is lost nothing comes any more.
            Duration wait = media.state().isEstablished() ? atMost : Duration.ZERO;
            media.channels().noneLeft().thenRun(this::finish);
            signaling.schedule(this::finish, wait.toMillis(), TimeUnit.MILLISECONDS);
        } else {
            socket.send(SoraMessages.DISCONNECT);
            finish();
        }
        return gone;
    }

    private void finish() {
        if (media != null) {
            media.close();
        }
        socket.close();
        gone.complete(null);
    }

    private final class SocketEvents implements ServerSocket.Owner {

        @Override
        public void onOpen(SignalingUrl url) {
            server = url.withoutQuery();
            owner.onState(SoraState.NEGOTIATING, server);
            socket.send(ConnectMessage.of(config, redirects > 0));
        }

        @Override
        public void onUnreachable(String problem) {
            end(SoraState.UNREACHABLE, problem);
        }

        @Override
        public void onText(String text) {
            SoraSession.this.onText(text, false);
        }

        @Override
        public void onClosed(CloseReason reason) {
            String words = "the server closed the connection (" + reason.code() + " " + reason.text() + ")";
            if (!reason.isServers()) {
                end(SoraState.UNREACHABLE, words);
            } else {
                end(media == null ? SoraState.REJECTED : SoraState.ENDED, words);
            }
        }
    }

    private final class MediaEvents implements MediaSession.Owner {

        @Override
        public void onAnswer(String message) {
            if (!sendByChannel(SignalingChannels.SIGNALING, message)) {
                socket.send(message);
            }
        }

        @Override
        public void onCandidate(String candidate) {
            socket.send(SoraMessages.candidate(candidate));
        }

        @Override
        public void onState(IceState state) {
            if (ending) {
                return;
            }
            if (state == IceState.CONNECTED || state == IceState.COMPLETED) {
                if (!connected) {
                    connected = true;
                    expectMessages();
                }
                owner.onState(SoraState.CONNECTED, server);
            } else if (state == IceState.DISCONNECTED) {
                owner.onState(SoraState.INTERRUPTED, server);
            } else if (state == IceState.FAILED) {
                end(SoraState.ENDED, "the connection with the server is lost");
            }
        }

        @Override
        public void onSignalingChannelClosed() {
            if (withoutSocket) {
                end(SoraState.ENDED, "the server closed the signaling channel");
            }
        }

        @Override
        public void onChannelText(String label, String text) {
            onText(text, label.equals(SignalingChannels.SIGNALING) || label.equals(SignalingChannels.STATS));
        }

        @Override
        public void onFailure(String problem) {
            end(SoraState.ENDED, problem);
        }
    }
}
