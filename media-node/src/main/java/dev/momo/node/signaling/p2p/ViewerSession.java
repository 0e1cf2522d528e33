package dev.momo.node.signaling.p2p;

import dev.momo.node.rtc.DataLink;
import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.NegotiationException;
import dev.momo.node.rtc.Peer;
import dev.momo.node.rtc.PeerConfig;
import dev.momo.node.rtc.PeerObserver;
import dev.momo.node.signaling.json.MalformedMessageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One viewer: what its socket says, the peer connection it has, and what it is told. On the signalling executor. */
final class ViewerSession {

    private static final Logger logger = System.getLogger(ViewerSession.class.getName());

    /** A session that has come to nothing by then is closed: its place is somebody else's. */
    private static final long CONNECT_SECONDS = 30;

    private final String name;
    private final ViewerServices services;
    private final Consumer<String> send;
    private final Runnable onRegister;
    private boolean isNode;
    private @Nullable Peer peer;
    private final OfferRate offers = new OfferRate(System::nanoTime);

    /**
     * @param name of the viewer in the log
     * @param send takes the text of a message to the viewer
     * @param onRegister starts the pings that a registered client waits for
     */
    ViewerSession(String name, ViewerServices services, Consumer<String> send, Runnable onRegister) {
        this.name = name;
        this.services = services;
        this.send = send;
        this.onRegister = onRegister;
    }

    void onText(String text) {
        try {
            handle(Messages.parse(text));
        } catch (MalformedMessageException | NegotiationException e) {
            refuse(e.getMessage());
        }
    }

    private void handle(ClientMessage message) {
        if (message instanceof ClientMessage.Offer offer) {
            onOffer(offer.sdp());
        } else if (message instanceof ClientMessage.Candidate candidate) {
            onCandidate(candidate.candidate());
        } else if (message instanceof ClientMessage.Register register) {
            isNode = register.ofNode();
            send.accept(Messages.accept(services.iceServers()));
            onRegister.run();
        } else if (message instanceof ClientMessage.Close) {
            close();
        } else {
            logger.log(Level.DEBUG, "{0}: nothing to do for {1}", name, message);
        }
    }

    private void onOffer(String sdp) {
        if (!offers.take()) {
            // Each answer costs a little for ever, and the one signalling thread's time.
            refuse("offers follow each other too fast: in the long run one a second is answered");
            return;
        }
        close();
        if (!services.limit().enter()) {
            logger.log(
                    Level.WARNING,
                    "{0} is refused: {1} viewers are watching",
                    name,
                    services.limit().max());
            send.accept(Messages.reject("This node already has its "
                    + services.limit().max() + " viewers (--max-viewers). Try again when somebody has left."));
            return;
        }
        Peer opened = open();
        peer = opened;
        services.signaling().schedule(() -> closeUnlessEstablished(opened), CONNECT_SECONDS, TimeUnit.SECONDS);
        opened.answer(sdp).whenComplete((answer, failure) -> onAnswer(opened, answer, failure));
    }

    private Peer open() {
        try {
            return services.engine().open(PeerConfig.open(services.iceServers()), new Events());
        } catch (RuntimeException | Error e) {
            services.limit().leave();
            throw e;
        }
    }

    private void closeUnlessEstablished(Peer opened) {
        if (peer == opened && opened.status().establishedOrder() == 0) {
            logger.log(Level.WARNING, "{0} did not connect within {1} s", name, CONNECT_SECONDS);
            close();
            send.accept(Messages.bye());
        }
    }

    private void onAnswer(Peer answered, @Nullable String answer, @Nullable Throwable failure) {
        if (peer != answered) {
            return;
        }
        if (answer != null) {
            logger.log(Level.INFO, "{0} is answered as {1}", name, answered.id());
            send.accept(Messages.answer(answer));
            return;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        close();
        refuse(cause == null ? "no answer" : cause.getMessage());
    }

    private void onCandidate(IceCandidate candidate) {
        if (peer == null) {
            // Before an offer, or still under way when its session ended or was refused: no fault of the viewer's.
            logger.log(Level.DEBUG, "{0}: a candidate belongs to no connection", name);
        } else {
            peer.addCandidate(candidate);
        }
    }

    private void refuse(@Nullable String reason) {
        logger.log(Level.WARNING, "{0} sent what cannot be used: {1}", name, reason);
        send.accept(Messages.error(String.valueOf(reason)));
    }

    /** Ends the session and frees what it holds; another may follow on the same socket. */
    void close() {
        if (peer != null) {
            logger.log(Level.INFO, "{0} leaves, {1} is closed", name, peer.id());
            Peer ended = peer;
            peer = null;
            services.limit().leave();
            ended.close();
        }
    }

    private final class Events implements PeerObserver {

        @Override
        public void onCandidate(IceCandidate candidate) {
            send.accept(Messages.candidate(candidate));
        }

        @Override
        public void onState(IceState state) {
            logger.log(Level.INFO, "{0}: ICE is {1}", name, state);
            if (state == IceState.FAILED) {
                close();
            }
        }

        @Override
        public void onDataLink(DataLink channel) {
            if (services.serial() != null) {
                services.serial().attach(channel);
            }
        }

        /**
         * Where nothing is behind the channel, a person who sends is shown that it works. Another node's serial port is
         * not to hear itself.
         */
        @Override
        public void onMessage(DataLink channel, byte[] payload, boolean binary) {
            if (services.serial() != null && services.serial().serves(channel)) {
                services.serial().write(payload);
            } else if (!isNode) {
                channel.send(payload, binary);
            }
        }
    }
}
