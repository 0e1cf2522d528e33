package dev.momo.node.testing.sora;

import dev.momo.node.rtc.IceState;
import io.vertx.core.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A client that sent {@code connect}, and what it is told. On the server's thread. */
final class Member implements PeerEvents {

    static final int INVALID = 4490;
    private static final int NORMAL = 1000;
    private static final long LOOK_MILLIS = 20;
    /** For data channels to be closed in good order. */
    private static final int LOOKS = 50;

    private static final Logger logger = System.getLogger(Member.class.getName());

    private final int number;
    private final Premises premises;
    private final Wire wire;
    private final ConnectRequest request;
    private final Channel channel;
    private final String connectionId = UUID.randomUUID().toString();
    private final String videoCodec;
    private final List<DataChannelSettings.Label> labels;
    private final Pictures pictures = new Pictures();
    private final ServerPeer peer;
    private final Negotiator negotiator;
    private JsonObject offerMessage = new JsonObject();
    private long pings = -1;
    private boolean entered;
    private boolean switched;
    private boolean ignoresTheWebSocketsEnd;
    private boolean gone;

    Member(int number, Premises premises, Wire wire, ConnectRequest request) {
        this.number = number;
        this.premises = premises;
        this.wire = wire;
        this.request = request;
        channel = premises.channel(request.channelId());
        SoraSettings settings = premises.settings;
        videoCodec = Objects.requireNonNullElse(request.videoCodec(), settings.videoCodec());
        labels = switch (settings.dataChannels().use()) {
            case ALWAYS -> settings.dataChannels().labels();
            case NEVER -> List.of();
            case AS_ASKED ->
                request.asksForDataChannels() ? settings.dataChannels().labels() : List.of();
        };
        ignoresTheWebSocketsEnd = Objects.requireNonNullElse(
                settings.dataChannels().ignoreDisconnectWebSocket(), request.asksToIgnoreTheWebSocketsEnd());
        peer = new ServerPeer(request, videoCodec, labels, pictures, premises.tone, premises.handover, this);
        negotiator = new Negotiator(
                peer, () -> channel.publishersFor(this), request.simulcast() ? settings.rids() : List.of());
    }

    ConnectRequest request() {
        return request;
    }

    String connectionId() {
        return connectionId;
    }

    String clientId() {
        return request.text("client_id", connectionId);
    }

    String bundleId() {
        return request.text("bundle_id", connectionId);
    }

    String sessionId() {
        return channel.sessionId();
    }

    String videoCodec() {
        return videoCodec;
    }

    /** What {@code switched} says, or will say. */
    boolean ignoresTheWebSocketsEnd() {
        return ignoresTheWebSocketsEnd;
    }

    Publisher publisher() {
        return new Publisher(connectionId, videoCodec, request.video() ? pictures : null, request.audio());
    }

    /** Empty until it is sent. */
    JsonObject offerMessage() {
        return offerMessage;
    }

    ReceivedVideo video() {
        return pictures.last();
    }

    ServerPeer peer() {
        return peer;
    }

    Wire wire() {
        return wire;
    }

    boolean isSwitched() {
        return switched;
    }

    boolean isGone() {
        return gone;
    }

    /** Begins the conversation. */
    void offer(Welcome.Offer words) {
        negotiator.offer("offer", offer -> {
            offerMessage = OfferMessage.complete(offer, this, request, peer.sections(), labels, premises.settings);
            wire.send(words.words().apply(offer));
            startPings();
        });
    }

    private void startPings() {
        SoraSettings.Pings settings = premises.settings.pings();
        if (!settings.interval().isZero() && !gone) {
            pings = premises.loop.vertx().setPeriodic(settings.interval().toMillis(), ignored -> {
                if (wire.isOpen()) {
                    ping(settings.stats());
                } else if (isOpen("stats")) {
                    tell("stats", new JsonObject().put("type", "req-stats"));
                }
            });
        }
    }

    void ping(boolean stats) {
        JsonObject ping = new JsonObject().put("type", "ping");
        wire.send((stats ? ping.put("stats", true) : ping).encode());
    }

    /** After {@code connect}, by whichever way. */
    void onMessage(Received message) {
        if (gone) {
            return;
        }
        switch (message.type()) {
            case "answer", "re-answer", "update" -> onAnswer(message.text("sdp"));
            case "candidate" -> onCandidate(message.text("candidate"));
            case "disconnect" -> onDisconnect();
            case "pong", "stats" -> {}
            default -> {
                if (message.via().equals(Received.WEBSOCKET)) {
                    reject("INVALID-MESSAGE");
                }
            }
        }
    }

    private void onAnswer(String sdp) {
        negotiator.answer(sdp, useful -> {
            if (useful) {
                enter();
                onPublishers();
            } else {
                reject("INVALID-SDP");
            }
        });
    }

    private void onCandidate(String candidate) {
        try {
            peer.addCandidate(candidate);
        } catch (RuntimeException | Error e) {
            logger.log(Level.WARNING, "Member {0} sent a candidate that cannot be used: {1}", number, candidate);
            reject("INVALID-CANDIDATE");
        }
    }

    private void reject(String reason) {
        wire.close(INVALID, reason);
        leave();
    }

    private void onDisconnect() {
        if (premises.settings.endsAfterDisconnect()) {
            peer.closeChannels();
            endOnceChannelsAreClosed(LOOKS);
        }
    }

    private void endOnceChannelsAreClosed(int looks) {
        if (looks == 0 || peer.areChannelsClosed()) {
            leave();
            wire.close(NORMAL, "DISCONNECTED");
        } else {
            premises.loop.vertx().setTimer(LOOK_MILLIS, ignored -> endOnceChannelsAreClosed(looks - 1));
        }
    }

    /** Others came or went. */
    void onPublishers() {
        if (!gone && negotiator.isSettled() && !negotiator.isUpToDate()) {
            reOffer("re-offer");
        }
    }

    /** @param type {@code re-offer}, or as in old days {@code update} */
    void reOffer(String type) {
        negotiator.offer(type, offer -> tell("signaling", offer));
    }

    /** Over that channel once signalling is switched, until then over the WebSocket. */
    void tell(String label, JsonObject message) {
        if (switched && isOpen(label)) {
            channel(label).send(message.encode());
        } else {
            wire.send(message.encode());
        }
    }

    boolean isOpen(String label) {
        DataChannel channel = peer.channel(label);
        return !gone && channel != null && channel.isOpen();
    }

    DataChannel channel(String label) {
        return Optional.ofNullable(peer.channel(label))
                .orElseThrow(() -> new IllegalArgumentException("Member " + number + " has no channel " + label));
    }

    void switchOver(boolean ignoreDisconnectWebSocket) {
        ignoresTheWebSocketsEnd = ignoreDisconnectWebSocket;
        wire.send(new JsonObject()
                .put("type", "switched")
                .put("ignore_disconnect_websocket", ignoreDisconnectWebSocket)
                .encode());
        switched = true;
    }

    @Override
    public void onState(IceState state) {
        enter();
        if (state == IceState.FAILED && !wire.isOpen()) {
            leave();
        }
    }

    /** Media can flow, and nothing is being negotiated. */
    private void enter() {
        if (!entered && !gone && peer.state().isEstablished() && negotiator.isSettled()) {
            entered = true;
            channel.enter(this);
        }
    }

    @Override
    public void onChannelsOpen() {
        if (premises.settings.dataChannels().switches() && !switched) {
            switchOver(ignoresTheWebSocketsEnd);
        }
    }

    @Override
    public void onChannelMessage(DataChannelSettings.Label label, byte[] payload, boolean binary) {
        Optional<byte[]> inflated = label.compress() ? Zlib.inflate(payload) : Optional.empty();
        Received message = new Received(
                System.nanoTime(),
                number,
                label.name(),
                binary,
                inflated.isPresent(),
                new String(inflated.orElse(payload), StandardCharsets.UTF_8));
        premises.recording.add(message);
        onMessage(message);
    }

    @Override
    public void onChannelClosed(DataChannelSettings.Label label) {
        if (label.name().equals("signaling") && !wire.isOpen()) {
            leave();
        }
    }

    void onWebSocketClosed() {
        if (!(switched && ignoresTheWebSocketsEnd)) {
            leave();
        }
    }

    /** Its media end; its WebSocket stays as it is. Leaving again does nothing. */
    void leave() {
        if (gone) {
            return;
        }
        gone = true;
        premises.loop.vertx().cancelTimer(pings);
        channel.leave(this);
        peer.close();
        premises.remove(this);
    }
}
