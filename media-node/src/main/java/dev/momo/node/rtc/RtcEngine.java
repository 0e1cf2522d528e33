package dev.momo.node.rtc;

import dev.momo.node.device.AudioSink;
import dev.momo.node.device.Capture;
import dev.momo.node.device.CaptureException;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.momo.node.device.screen.Screen;
import dev.momo.node.device.sound.SoundModule;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * libwebrtc and the peers that it serves: one capture in, a connection for each peer out.
 *
 * <p>Peers are opened and closed on the signalling executor; the sinks and {@link #peers()} may be used by any thread.
 */
public final class RtcEngine implements AutoCloseable {

    private static final Logger logger = System.getLogger(RtcEngine.class.getName());

    /** A link that breaks down has to be answered in a fraction of a second. */
    private static final long ADAPT_MILLIS = 100;

    private final EngineConfig config;
    private final NativeCallbacks callbacks;
    private final LongSupplier nanoTime;
    private final PeerConnectionFactory factory;
    private final SoundModule soundModule;
    private final @Nullable AudioTrackSource microphone;
    private final ScheduledFuture<?> adapting;
    private final CaptureClock clock;
    private final VideoFanout video = new VideoFanout();
    private final AudioFanout audio = new AudioFanout();
    private final List<Peer> peers = new CopyOnWriteArrayList<>();
    private final MessageBudget messageBudget =
            MessageBudget.ofHeap(Runtime.getRuntime().maxMemory());
    private final AtomicLong peerCount = new AtomicLong();
    private final AtomicLong establishedCount = new AtomicLong();
    private final PortShortage portShortage;
    private final AnnouncedAddresses announced;

    /**
     * Starts libwebrtc's threads.
     *
     * @param soundModule is closed with the engine
     * @param signaling single-threaded; owns every peer
     * @param nanoTime a monotonic clock
     */
    public RtcEngine(
            EngineConfig config, SoundModule soundModule, ScheduledExecutorService signaling, LongSupplier nanoTime) {
        this.config = config;
        this.callbacks = new NativeCallbacks(signaling);
        this.nanoTime = nanoTime;
        this.soundModule = soundModule;
        this.portShortage = new PortShortage(config.network().ports());
        this.announced = new AnnouncedAddresses(config.network().announced());
        this.factory = new PeerConnectionFactory(soundModule.module());
        this.clock = new CaptureClock();
        this.microphone = config.sound() == SoundInput.MICROPHONE
                ? factory.createAudioSource(config.processing().toOptions())
                : null;
        // Waits for the one before: a busy machine looks less often.
        this.adapting =
                signaling.scheduleWithFixedDelay(this::adapt, ADAPT_MILLIS, ADAPT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void adapt() {
        for (Peer peer : peers) {
            try {
                peer.adapt();
            } catch (RuntimeException | Error e) {
                logger.log(Level.ERROR, peer.id() + " cannot be adapted to its link", e);
            }
        }
    }

    /** Where the capture delivers its pictures. */
    public VideoSink videoSink() {
        return video;
    }

    /** Where the capture delivers its sound. */
    public AudioSink audioSink() {
        return audio;
    }

    /**
     * Captures the screen into {@link #videoSink()}.
     *
     * @param display as in the variable DISPLAY
     * @throws CaptureException if there is no such display
     */
    public Capture openScreen(String display, VideoFormat format) {
        return Screen.open(
                display,
                format,
                video,
                source -> factory.createVideoTrack(UUID.randomUUID().toString(), source));
    }

    /** Opens a peer. */
    public Peer open(PeerConfig peerConfig, PeerObserver observer) {
        if (handsOver() && !peers.isEmpty()) {
            // Its recording would begin anew and meet the sound that is pushed for the other, which libwebrtc aborts
            // on.
            throw new IllegalStateException("an engine that receives sound without a device has one peer at a time");
        }
        String id = "peer-" + peerCount.incrementAndGet();
        Peer peer =
                new Peer(id, this, peerConfig, observer, callbacks, new PeerStateRecord(establishedCount, nanoTime));
        peers.add(peer);
        return peer;
    }

    /** The peers that are not closed, oldest first. */
    public List<Peer> peers() {
        return List.copyOf(peers);
    }

    /** Closes every peer and ends libwebrtc's threads. No sink may be fed any more. */
    @Override
    public void close() {
        adapting.cancel(false);
        peers.forEach(Peer::close);
        if (microphone != null) {
            new NativeReference(microphone).release();
        }
        factory.dispose();
        clock.close();
        soundModule.close();
    }

    RTCPeerConnection connect(PeerConfig peerConfig, PeerConnectionObserver observer) {
        RTCConfiguration configuration = new RTCConfiguration();
        for (IceServer server : peerConfig.iceServers()) {
            if (server.isUsable()) {
                configuration.iceServers.add(iceServer(server));
            } else {
                logger.log(Level.WARNING, "ICE server {0} is left out: its URL or its user cannot be used", server);
            }
        }
        config.network().applyTo(configuration.portAllocatorConfig);
        return factory.createPeerConnection(configuration, observer);
    }

    private RTCIceServer iceServer(IceServer server) {
        RTCIceServer result = new RTCIceServer();
        result.urls.addAll(server.urls());
        result.username = server.username();
        result.password = server.credential();
        result.tlsCertPolicy = config.insecure() ? TlsCertPolicy.INSECURE_NO_CHECK : TlsCertPolicy.SECURE;
        return result;
    }

    LocalTracks attachTracks(String peer, PeerConfig peerConfig, RTCPeerConnection connection) {
        LocalTracks tracks = new LocalTracks(factory, connection, clock);
        if (!peerConfig.sends()) {
            return tracks;
        }
        if (config.sendsVideo()) {
            tracks.addVideo(video, peer, config.video());
        }
        if (handsOver()) {
            tracks.addAudioBeside(soundModule, audio, callbacks);
        } else if (config.sound() == SoundInput.PUSHED) {
            tracks.addAudio(audio);
        }
        if (microphone != null) {
            tracks.addMicrophone(microphone);
        }
        return tracks;
    }

    private boolean handsOver() {
        return config.sound() == SoundInput.PUSHED && soundModule.recordsReceived();
    }

    Transceivers transceivers(PeerConfig peerConfig, RTCPeerConnection connection) {
        return new Transceivers(factory, connection, peerConfig);
    }

    LocalCandidates localCandidates(String peer) {
        return new LocalCandidates(peer, announced, portShortage);
    }

    /** Of the picture that is captured; 0 if it is not known yet. */
    long pixels() {
        return video.pixels();
    }

    void forget(Peer peer) {
        peers.remove(peer);
    }

    MessageBudget messageBudget() {
        return messageBudget;
    }
}
