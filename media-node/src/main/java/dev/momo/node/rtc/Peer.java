package dev.momo.node.rtc;

import dev.momo.node.adapt.Figures;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStatsCollectorCallback;
import dev.onvoid.webrtc.RTCStatsReport;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One peer connection. On the signalling executor, but for {@link #status()} and {@link #collectStats}, which any
 * thread may call.
 */
public final class Peer {

    private static final Logger logger = System.getLogger(Peer.class.getName());

    private static final int MAX_EARLY_CANDIDATES = 100;
    /** In the life of a peer, for each costs a little for ever. */
    private static final int MAX_DATA_LINKS = 16;

    private final String id;
    private final RtcEngine engine;
    private final PeerObserver observer;
    private final NativeCallbacks callbacks;
    private final Negotiation negotiation;
    private final List<DataLink> dataLinks = new ArrayList<>();
    private final List<IceCandidate> earlyCandidates = new ArrayList<>();
    private final PeerStateRecord state;
    private final LocalCandidates localCandidates;

    /** Guards the connection against being used after its end: close and release happen under it. */
    private final Object lock = new Object();

    private final RTCPeerConnection connection;
    private final NativeReference reference;
    private final boolean receives;
    private final LocalTracks tracks;
    private final Transceivers transceivers;
    private final PeerSimulcast simulcast;
    private volatile boolean closed;
    private boolean remoteSet;
    /** Of all data channels: received and not yet handled. */
    private final AtomicLong pendingBytes = new AtomicLong();

    Peer(
            String id,
            RtcEngine engine,
            PeerConfig config,
            PeerObserver observer,
            NativeCallbacks callbacks,
            PeerStateRecord state) {
        this.id = id;
        this.engine = engine;
        this.observer = observer;
        this.callbacks = callbacks;
        this.negotiation = new Negotiation(callbacks);
        this.simulcast = new PeerSimulcast(id, engine::pixels);
        this.state = state;
        this.localCandidates = engine.localCandidates(id);
        this.connection = engine.connect(config, new NativeObserver());
        this.reference = new NativeReference(connection);
        this.tracks = engine.attachTracks(id, config, connection);
        this.receives = config.direction().map(Direction::receives).orElse(true);
        this.transceivers = engine.transceivers(config, connection);
    }

    public String id() {
        return id;
    }

    public PeerStatus status() {
        return state.status(id);
    }

    /**
     * Takes the other side's offer and completes with the SDP of the answer, or with a {@link NegotiationException}
     * if the offer cannot be used.
     */
    public CompletionStage<String> answer(String offer) {
        return answer(offer, Simulcast.NONE);
    }

    /**
     * Takes the other side's offer as {@link #answer(String)} does.
     *
     * @param simulcast how the layers that the offer asks for are to be sent; the same with each offer of a session
     */
    public CompletionStage<String> answer(String offer, Simulcast simulcast) {
        SimulcastSdp sdp = this.simulcast.of(offer, simulcast);
        tracks.handover(SoundHandover::beforeAnswer);
        return setRemote(RTCSdpType.OFFER, "offer", SdpErrorCorrection.without(sdp.offer()))
                .thenCompose(done -> whileOpen(() -> {
                    sdp.mid().ifPresent(tracks::sendVideoOn);
                    transceivers.prepareAnswer();
                    return negotiation.create(
                            "answer", callback -> connection.createAnswer(new RTCAnswerOptions(), callback));
                }))
                .thenCompose(
                        local -> setLocal("answer", new RTCSessionDescription(RTCSdpType.ANSWER, sdp.local(local.sdp))))
                .thenApply(local -> localCandidates.announced(this.simulcast.reply(sdp, local)))
                .whenComplete((answer, error) -> tracks.handover(handover -> handover.afterAnswer(this)));
    }

    /** Completes with the SDP of an offer to the other side. */
    public CompletionStage<String> offer() {
        tracks.handover(SoundHandover::beforeOffer);
        transceivers.prepareOffer();
        return negotiation
                .create("offer", callback -> connection.createOffer(new RTCOfferOptions(), callback))
                .thenCompose(local -> setLocal(
                        "offer", new RTCSessionDescription(RTCSdpType.OFFER, SdpErrorCorrection.without(local.sdp))))
                .thenApply(localCandidates::announced)
                .whenComplete((offer, error) -> {
                    if (error != null) {
                        tracks.handover(handover -> handover.afterOffer(this));
                    }
                });
    }

    /** Takes the other side's answer; fails with a {@link NegotiationException} if it cannot be used. */
    public CompletionStage<Void> accept(String answer) {
        return setRemote(RTCSdpType.ANSWER, "answer", answer)
                .whenComplete((done, error) -> tracks.handover(handover -> handover.afterOffer(this)));
    }

    private CompletableFuture<Void> setRemote(RTCSdpType type, String step, String sdp) {
        RTCSessionDescription remote =
                new RTCSessionDescription(type, RemoteDescription.withoutUnreceivedStreams(sdp, receives));
        return negotiation
                .set(step, callback -> connection.setRemoteDescription(remote, callback))
                .thenRun(() -> {
                    remoteSet = true;
                    if (!closed) {
                        tracks.allowVideo(SdpBandwidth.ofVideo(sdp));
                        earlyCandidates.forEach(this::addEarly);
                        earlyCandidates.clear();
                    }
                });
    }

    private CompletableFuture<String> setLocal(String step, RTCSessionDescription local) {
        return whileOpen(() -> negotiation
                .set(step, callback -> connection.setLocalDescription(local, callback))
                .thenApply(done -> local.sdp));
    }

    /**
     * Sends black pictures, or silence, in place of what this node films and hears, until it is called again. What is
     * not sent anyway cannot be muted.
     */
    public void mute(boolean audio, boolean video) {
        if (!closed) {
            tracks.mute(audio, video);
        }
    }

    /** Opens a data channel, ordered and reliable; before the offer, which announces it. */
    public DataLink openDataLink(String label) {
        return add(connection.createDataChannel(label, new RTCDataChannelInit()));
    }

    private <T> CompletableFuture<T> whileOpen(Supplier<CompletableFuture<T>> step) {
        return closed
                ? CompletableFuture.failedFuture(new NegotiationException("the connection was closed meanwhile"))
                : step.get();
    }

    /**
     * Adds a candidate of the other side; one that comes before its description is kept until then.
     *
     * @throws NegotiationException if it is malformed
     */
    public void addCandidate(IceCandidate candidate) {
        if (closed || candidate.candidate().isEmpty()) {
            // An empty one says that no more will follow, which libwebrtc need not know.
            return;
        }
        if (remoteSet) {
            add(candidate);
        } else if (earlyCandidates.size() < MAX_EARLY_CANDIDATES) {
            earlyCandidates.add(candidate);
        } else {
            throw new NegotiationException("too many candidates before the offer");
        }
    }

    private void addEarly(IceCandidate candidate) {
        try {
            add(candidate);
        } catch (NegotiationException e) {
            logger.log(Level.WARNING, "{0}: {1}", id, e.getMessage());
        }
    }

    private void add(IceCandidate candidate) {
        try {
            connection.addIceCandidate(
                    new RTCIceCandidate(candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate()));
        } catch (RuntimeException | Error e) {
            throw new NegotiationException("candidate: " + e.getMessage());
        }
    }

    /**
     * Asks libwebrtc for the report of this connection. The callback comes on a thread of libwebrtc's, or never if
     * this returns false: then the connection has been closed.
     */
    public boolean collectStats(RTCStatsCollectorCallback callback) {
        synchronized (lock) {
            if (closed) {
                return false;
            }
            connection.getStats(callback);
            return true;
        }
    }

    /** What it is sent of what was asked for; empty if that is nothing, or several layers. Any thread. */
    public Optional<VideoStatus> video() {
        return tracks.videoStatus();
    }

    /** Looks at the link, and sends more or less. */
    void adapt() {
        if (state.status(id).state().isEstablished()) {
            collectStats(this::onFigures);
        }
    }

    /** On a thread of libwebrtc: what is thrown out of here ends the process. */
    private void onFigures(RTCStatsReport report) {
        try {
            VideoFigures.of(report, System.nanoTime(), tracks.picturesPushed())
                    .ifPresent(figures -> callbacks.handOver(() -> adapt(figures)));
        } catch (Throwable e) {
            logger.log(Level.ERROR, id + " cannot be adapted to its link", e);
        }
    }

    /** Sends what the link carries by these figures. */
    void adapt(Figures figures) {
        if (!closed) {
            tracks.adapt(figures);
        }
    }

    /** Ends the connection and frees all that is native. Closing again does nothing. */
    public void close() {
        if (closed) {
            return;
        }
        state.change(IceState.CLOSED);
        engine.forget(this);
        step(tracks::detach);
        dataLinks.forEach(link -> step(link::end));
        synchronized (lock) {
            closed = true;
            step(connection::close);
            step(reference::release);
        }
        dataLinks.forEach(link -> step(link::release));
        step(tracks::dispose);
        step(transceivers::dispose);
    }

    /** One that fails does not keep the others: what is not freed now never is. */
    private void step(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            logger.log(Level.WARNING, id + " was not wholly closed", e);
        }
    }

    private void onState(IceState next) {
        if (!closed) {
            state.change(next);
            if (next.isEstablished()) {
                tracks.handover(handover -> handover.onEstablished(this));
            }
            observer.onState(next);
        }
    }

    private void onDataChannel(RTCDataChannel channel) {
        if (closed || dataLinks.size() >= MAX_DATA_LINKS) {
            // Announced while we closed, or one too many: it is ours all the same.
            NativeReference unwanted = new NativeReference(channel);
            channel.close();
            unwanted.release();
        } else {
            observer.onDataLink(add(channel));
        }
    }

    private DataLink add(RTCDataChannel channel) {
        DataLink link = new DataLink(channel, callbacks, engine.messageBudget(), pendingBytes, observer);
        dataLinks.add(link);
        // It may have been closed before anybody listened.
        callbacks.handOver(link::checkClosed);
        return link;
    }

    /** On libwebrtc's signalling thread. */
    private final class NativeObserver implements PeerConnectionObserver {

        @Override
        public void onIceCandidate(@Nullable RTCIceCandidate candidate) {
            if (candidate == null) {
                return;
            }
            IceCandidate copy = new IceCandidate(candidate.sdpMid, candidate.sdpMLineIndex, candidate.sdp);
            callbacks.handOver(() -> {
                if (!closed) {
                    localCandidates.add(copy).forEach(observer::onCandidate);
                }
            });
        }

        @Override
        public void onIceGatheringChange(RTCIceGatheringState next) {
            if (next == RTCIceGatheringState.COMPLETE) {
                callbacks.handOver(() -> {
                    if (!closed) {
                        localCandidates.onGathered();
                    }
                });
            }
        }

        @Override
        public void onIceConnectionChange(RTCIceConnectionState next) {
            callbacks.handOver(() -> onState(IceState.of(next)));
        }

        @Override
        public void onDataChannel(RTCDataChannel channel) {
            callbacks.handOver(() -> Peer.this.onDataChannel(channel));
        }
    }
}
