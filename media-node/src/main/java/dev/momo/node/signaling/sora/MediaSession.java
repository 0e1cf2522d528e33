package dev.momo.node.signaling.sora;

import dev.momo.node.rtc.DataLink;
import dev.momo.node.rtc.IceCandidate;
import dev.momo.node.rtc.IceState;
import dev.momo.node.rtc.Peer;
import dev.momo.node.rtc.PeerConfig;
import dev.momo.node.rtc.PeerObserver;
import dev.momo.node.rtc.RtcEngine;
import dev.momo.node.rtc.Simulcast;
import dev.momo.node.signaling.json.JsonMessages;
import dev.momo.node.signaling.json.MalformedMessageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The peer connection of a session, its descriptions one after another, and its data channels. On the signalling executor. */
final class MediaSession {

    /** Never called after {@link #close()}. */
    interface Owner {
        /** @param message the answer to an offer */
        void onAnswer(String message);

        void onCandidate(String candidate);

        void onState(IceState state);

        /** The channel of signalling itself is gone. */
        void onSignalingChannelClosed();

        void onChannelText(String label, String text);

        /** No connection will come of it. */
        void onFailure(String problem);
    }

    private static final Logger logger = System.getLogger(MediaSession.class.getName());

    /** The server is to wait for each answer. */
    private static final int MOST_WAITING = 8;

    private final Peer peer;
    private final Simulcast simulcast;
    private final SignalingChannels channels;
    private final Owner owner;
    private final Deque<ServerMessage.NewOffer> waiting = new ArrayDeque<>();
    private boolean negotiating;
    private boolean closed;

    MediaSession(RtcEngine engine, ServerMessage.Offer offer, Simulcast simulcast, Muting muting, Owner owner) {
        this.simulcast = simulcast;
        this.channels = new SignalingChannels(offer.compressed());
        this.owner = owner;
        // Who sends and who receives is in the server's descriptions.
        this.peer = engine.open(PeerConfig.open(offer.iceServers()), new Events());
        mute(muting);
    }

    /** Takes the first description; the answer comes to the owner. */
    void answer(String sdp) {
        negotiate(sdp, "answer");
    }

    /** Answers once those before are answered. */
    void onNewOffer(ServerMessage.NewOffer offer) {
        if (negotiating && waiting.size() >= MOST_WAITING) {
            owner.onFailure("the server sends new offers without waiting for the answers");
        } else if (negotiating) {
            waiting.add(offer);
        } else {
            negotiate(offer.sdp(), offer.replyType());
        }
    }

    private void negotiate(String offer, String replyType) {
        negotiating = true;
        peer.answer(offer, simulcast).whenComplete((sdp, failure) -> {
            negotiating = false;
            if (closed) {
                return;
            }
            if (failure == null) {
                owner.onAnswer(JsonMessages.sdp(replyType, sdp));
            } else {
                onUnusable(replyType, failure);
            }
            if (!closed && !waiting.isEmpty()) {
                onNewOffer(waiting.remove());
            }
        });
    }

    /** After the first one media goes on as it was. */
    private void onUnusable(String replyType, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (replyType.equals("answer")) {
            owner.onFailure("the server's offer cannot be used: " + cause.getMessage());
        } else {
            logger.log(Level.WARNING, "The server''s new offer cannot be used: {0}", cause.getMessage());
        }
    }

    void mute(Muting muting) {
        peer.mute(muting.audio(), muting.video());
    }

    CompletionStage<Optional<String>> report(StatsReports reports) {
        return reports.of(peer);
    }

    IceState state() {
        return peer.status().state();
    }

    SignalingChannels channels() {
        return channels;
    }

    /** Closing again does nothing. */
    void close() {
        closed = true;
        peer.close();
    }

    private final class Events implements PeerObserver {

        @Override
        public void onCandidate(IceCandidate candidate) {
            owner.onCandidate(candidate.candidate());
        }

        @Override
        public void onState(IceState state) {
            logger.log(Level.INFO, "ICE is {0}", state);
            owner.onState(state);
        }

        @Override
        public void onDataLink(DataLink channel) {
            channels.add(channel);
        }

        @Override
        public void onDataLinkClosed(DataLink channel) {
            channels.remove(channel);
            if (channel.label().equals(SignalingChannels.SIGNALING)) {
                owner.onSignalingChannelClosed();
            }
        }

        @Override
        public void onMessage(DataLink channel, byte[] payload, boolean binary) {
            try {
                channels.read(channel, payload).ifPresent(text -> owner.onChannelText(channel.label(), text));
            } catch (MalformedMessageException e) {
                logger.log(Level.WARNING, "Data channel ''{0}'': cannot be used: {1}", channel.label(), e.getMessage());
            }
        }
    }
}
