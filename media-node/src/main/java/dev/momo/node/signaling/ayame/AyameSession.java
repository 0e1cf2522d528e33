package dev.momo.node.signaling.ayame;

import dev.momo.node.bridge.SerialBridge;
import dev.momo.node.rtc.DataLink;
import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.IceServer;
import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.NegotiationException;
import dev.momo.node.rtc.Peer;
import dev.momo.node.rtc.PeerObserver;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.signaling.json.JsonMessages;
import dev.momo.node.signaling.json.MalformedMessageException;
import dev.momo.node.signaling.socket.CloseReason;
import dev.momo.node.signaling.socket.ServerLink;
import dev.momo.node.signaling.socket.ServerListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One registration in a room, and the connection with who else is there. Ends once. On the signalling executor. */
final class AyameSession implements ServerListener {

    /** What a session tells its owner. */
    interface Owner {
        /** @param state one of the words of {@link AyameState} */
        void onState(AyameState state);

        void onEnd(SessionEnd end);
    }

    private static final Logger logger = System.getLogger(AyameSession.class.getName());

    private static final long ACCEPT_SECONDS = 10;
    /** From offer or answer to a connection. */
    private static final long CONNECT_SECONDS = 30;

    private final AyameConfig config;
    private final RtcEngine engine;
    private final @Nullable SerialBridge serial;
    private final ScheduledExecutorService signaling;
    private final Owner owner;
    private @Nullable ServerLink link;
    private List<IceServer> iceServers = List.of();
    private @Nullable Peer peer;
    private boolean accepted;
    private boolean offered;
    private boolean ended;

    AyameSession(
            AyameConfig config,
            RtcEngine engine,
            @Nullable SerialBridge serial,
            ScheduledExecutorService signaling,
            Owner owner) {
        this.config = config;
        this.engine = engine;
        this.serial = serial;
        this.signaling = signaling;
        this.owner = owner;
    }

    /** Registers on a connection that has just been made. */
    void register(ServerLink connected, String clientId) {
        link = connected;
        owner.onState(AyameState.REGISTERING);
        connected.send(AyameMessages.register(config, clientId));
        signaling.schedule(
                () -> {
                    if (!accepted) {
                        end(SessionEnd.Kind.UNREACHABLE, "the server does not answer a registration");
                    }
                },
                ACCEPT_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void onText(String text) {
        if (ended) {
            return;
        }
        try {
            handle(AyameMessages.parse(text));
        } catch (MalformedMessageException | NegotiationException e) {
            logger.log(Level.WARNING, "The Ayame server sent what cannot be used: {0}", e.getMessage());
        } catch (RuntimeException | Error e) {
            // Of libwebrtc, for example where an ICE server's URL is none: without an end this would wait for ever.
            end(SessionEnd.Kind.FAILED, "what the server sent cannot be used: " + e.getMessage());
        }
    }

    private void handle(ServerMessage message) {
        if (message instanceof ServerMessage.Ping) {
            send(AyameMessages.pong());
        } else if (message instanceof ServerMessage.Accept accept) {
            onAccept(accept);
        } else if (message instanceof ServerMessage.Reject reject) {
            end(SessionEnd.Kind.REJECTED, reject.reason());
        } else if (message instanceof ServerMessage.Bye) {
            end(SessionEnd.Kind.BYE, "the other side has left");
        } else if (!accepted) {
            logger.log(
                    Level.DEBUG,
                    "Before the registration was accepted: {0}",
                    message.getClass().getSimpleName());
        } else if (message instanceof ServerMessage.Offer offer) {
            onOffer(offer.sdp());
        } else if (message instanceof ServerMessage.Answer answer) {
            onAnswer(answer.sdp());
        } else if (message instanceof ServerMessage.Candidate candidate) {
            if (peer != null) {
                peer.addCandidate(candidate.candidate());
            }
        } else {
            logger.log(Level.DEBUG, "Nothing to do for {0}", message);
        }
    }

    private void onAccept(ServerMessage.Accept accept) {
        if (accepted) {
            return;
        }
        accepted = true;
        iceServers = accept.iceServers();
        if (accept.peerIsThere().isEmpty()) {
            // Whoever is in the room first is not heard, and waits for the other's offer.
            owner.onState(AyameState.WAITING);
            offer();
        } else if (accept.peerIsThere().get()) {
            owner.onState(AyameState.NEGOTIATING);
            offer();
            endUnlessEstablishedInTime();
        } else {
            owner.onState(AyameState.WAITING);
        }
    }

    private void offer() {
        Peer opened = open();
        if (serial != null) {
            serial.attach(opened.openDataLink(SerialBridge.LABEL));
        }
        offered = true;
        send(opened, "offer", opened.offer());
    }

    private void onOffer(String sdp) {
        owner.onState(AyameState.NEGOTIATING);
        Peer answering = peer == null || offered ? open() : peer;
        offered = false;
        send(answering, "answer", answering.answer(sdp));
    }

    private void onAnswer(String sdp) {
        if (peer == null || !offered) {
            logger.log(Level.DEBUG, "An answer to no offer");
            return;
        }
        Peer current = peer;
        offered = false;
        owner.onState(AyameState.NEGOTIATING);
        warnOfMissingCodecs(sdp);
        current.accept(sdp).whenComplete((done, failure) -> onNegotiated(current, failure));
    }

    /** A port of 0 says so (RFC 8829, 5.3.1). */
    private static void warnOfMissingCodecs(String answer) {
        for (String kind : List.of("video", "audio")) {
            if (answer.lines().anyMatch(line -> line.startsWith("m=" + kind + " 0 "))) {
                logger.log(
                        Level.WARNING,
                        "No {0} in this session: the two sides have no codec in common (--{0}-codec-type)",
                        kind);
            }
        }
    }

    private Peer open() {
        closePeer();
        Peer opened = engine.open(config.peer(iceServers), new Events());
        peer = opened;
        return opened;
    }

    private void send(Peer described, String type, CompletionStage<String> description) {
        description.whenComplete((sdp, failure) -> {
            if (failure == null && peer == described && !ended) {
                if (type.equals("answer")) {
                    warnOfMissingCodecs(sdp);
                }
                send(JsonMessages.sdp(type, sdp));
            }
            onNegotiated(described, failure);
        });
    }

    private void onNegotiated(Peer described, @Nullable Throwable failure) {
        if (peer != described || ended) {
            return;
        }
        if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            logger.log(Level.WARNING, "The other side''s description cannot be used: {0}", cause.getMessage());
            end(SessionEnd.Kind.FAILED, "the descriptions do not fit: " + cause.getMessage());
        } else if (!offered) {
            endUnlessEstablishedInTime();
        }
    }

    private void endUnlessEstablishedInTime() {
        Peer described = peer;
        signaling.schedule(() -> endUnlessEstablished(described), CONNECT_SECONDS, TimeUnit.SECONDS);
    }

    private void endUnlessEstablished(@Nullable Peer described) {
        if (described != null && peer == described && described.status().establishedOrder() == 0) {
            end(SessionEnd.Kind.FAILED, "no connection within " + CONNECT_SECONDS + " s");
        }
    }

    private void send(String text) {
        if (link != null) {
            link.send(text);
        }
    }

    @Override
    public void onClosed(CloseReason reason) {
        end(
                SessionEnd.Kind.UNREACHABLE,
                "the server closed the connection (" + reason.code() + " " + reason.text() + ")");
    }

    private void end(SessionEnd.Kind kind, String reason) {
        if (ended) {
            return;
        }
        close();
        owner.onEnd(new SessionEnd(kind, reason));
    }

    /** Without telling the owner. Closing again does nothing. */
    void close() {
        ended = true;
        closePeer();
        if (link != null) {
            link.close();
        }
    }

    private void closePeer() {
        if (peer != null) {
            Peer closing = peer;
            peer = null;
            closing.close();
        }
    }

    private final class Events implements PeerObserver {

        @Override
        public void onCandidate(IceCandidate candidate) {
            send(JsonMessages.candidate(candidate));
        }

        @Override
        public void onState(IceState state) {
            logger.log(Level.INFO, "ICE is {0}", state);
            if (state == IceState.CONNECTED || state == IceState.COMPLETED) {
                owner.onState(AyameState.CONNECTED);
            } else if (state == IceState.DISCONNECTED) {
                owner.onState(AyameState.INTERRUPTED);
            } else if (state == IceState.FAILED) {
                end(SessionEnd.Kind.FAILED, "the connection with the other side is lost");
            }
        }

        @Override
        public void onDataLink(DataLink channel) {
            if (serial != null) {
                serial.attach(channel);
            }
        }

        @Override
        public void onMessage(DataLink channel, byte[] payload, boolean binary) {
            if (serial != null && serial.serves(channel)) {
                serial.write(payload);
            }
        }
    }
}
