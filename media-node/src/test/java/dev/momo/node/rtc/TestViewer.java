package dev.momo.node.rtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A viewer made of libwebrtc itself: offers to receive, decodes, counts frames, talks on a data channel. */
public final class TestViewer implements AutoCloseable {

    private final AudioDeviceModule audioModule = new AudioDeviceModule(AudioLayer.kDummyAudio);
    private final PeerConnectionFactory factory = new PeerConnectionFactory(audioModule);
    private final BlockingQueue<RTCIceCandidate> candidates = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final AtomicInteger frames = new AtomicInteger();
    private volatile int luma = -1;
    private final RTCPeerConnection connection;
    private final RTCDataChannel channel;
    private volatile RTCIceConnectionState state = RTCIceConnectionState.NEW;

    public TestViewer() {
        connection = factory.createPeerConnection(new RTCConfiguration(), new Observer());
        RTCRtpTransceiverInit receive = new RTCRtpTransceiverInit();
        receive.direction = RTCRtpTransceiverDirection.RECV_ONLY;
        connection.addTransceiver(factory.createVideoTrack("video", new CustomVideoSource()), receive);
        connection.addTransceiver(factory.createAudioTrack("audio", new CustomAudioSource()), receive);
        channel = connection.createDataChannel("serial", new RTCDataChannelInit());
        channel.registerObserver(new ChannelObserver());
    }

    /** Makes an offer and starts to gather candidates. */
    public String offer() throws Exception {
        CompletableFuture<RTCSessionDescription> offer = new CompletableFuture<>();
        connection.createOffer(new RTCOfferOptions(), new CreateSessionDescriptionObserver() {
            @Override
            public void onSuccess(RTCSessionDescription description) {
                offer.complete(description);
            }

            @Override
            public void onFailure(String error) {
                offer.completeExceptionally(new IllegalStateException(error));
            }
        });
        RTCSessionDescription description = offer.get(5, TimeUnit.SECONDS);
        await(done -> connection.setLocalDescription(description, done));
        return description.sdp;
    }

    public void answer(String sdp) throws Exception {
        await(done -> connection.setRemoteDescription(new RTCSessionDescription(RTCSdpType.ANSWER, sdp), done));
    }

    private static void await(Consumer<SetSessionDescriptionObserver> call) throws Exception {
        CompletableFuture<Void> set = new CompletableFuture<>();
        call.accept(new SetSessionDescriptionObserver() {
            @Override
            public void onSuccess() {
                set.complete(null);
            }

            @Override
            public void onFailure(String error) {
                set.completeExceptionally(new IllegalStateException(error));
            }
        });
        set.get(5, TimeUnit.SECONDS);
    }

    /** Takes a candidate of the other side. */
    public void addCandidate(IceCandidate candidate) {
        connection.addIceCandidate(
                new RTCIceCandidate(candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate()));
    }

    /** The candidates gathered since the last call. */
    public List<IceCandidate> takeCandidates() {
        List<RTCIceCandidate> taken = new java.util.ArrayList<>();
        candidates.drainTo(taken);
        return taken.stream()
                .map(c -> new IceCandidate(c.sdpMid, c.sdpMLineIndex, c.sdp))
                .toList();
    }

    public boolean isConnected() {
        return state == RTCIceConnectionState.CONNECTED || state == RTCIceConnectionState.COMPLETED;
    }

    public boolean isChannelOpen() {
        return channel.getState() == RTCDataChannelState.OPEN;
    }

    /** Pictures decoded so far. */
    public int frames() {
        return frames.get();
    }

    /** The luma of the last picture's brightest point; -1 before the first. */
    public int luma() {
        return luma;
    }

    public void closeChannel() {
        channel.close();
    }

    public void send(String text) throws Exception {
        channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), false));
    }

    /** The next message from the other side, null if none comes within 5 s. */
    public String nextMessage() throws InterruptedException {
        return messages.poll(5, TimeUnit.SECONDS);
    }

    /** Of the picture itself: what toI420 makes of it is the frame's own reference once more, not to be released. */
    private static int brightest(VideoFrameBuffer picture) {
        I420Buffer pixels = (I420Buffer) picture;
        ByteBuffer plane = pixels.getDataY();
        int brightest = 0;
        for (int y = 0; y < pixels.getHeight(); y++) {
            for (int x = 0; x < pixels.getWidth(); x++) {
                brightest = Math.max(brightest, plane.get(y * pixels.getStrideY() + x) & 0xff);
            }
        }
        return brightest;
    }

    @Override
    public void close() {
        connection.close();
    }

    private final class Observer implements PeerConnectionObserver {

        @Override
        public void onIceCandidate(RTCIceCandidate candidate) {
            candidates.add(candidate);
        }

        @Override
        public void onIceConnectionChange(RTCIceConnectionState next) {
            state = next;
        }

        @Override
        public void onTrack(RTCRtpTransceiver transceiver) {
            if (transceiver.getReceiver().getTrack() instanceof VideoTrack track) {
                track.addSink(frame -> {
                    luma = brightest(frame.buffer);
                    frames.incrementAndGet();
                    frame.release();
                });
            }
        }
    }

    private final class ChannelObserver implements RTCDataChannelObserver {

        @Override
        public void onBufferedAmountChange(long previousAmount) {}

        @Override
        public void onStateChange() {}

        @Override
        public void onMessage(RTCDataChannelBuffer buffer) {
            messages.add(StandardCharsets.UTF_8.decode(buffer.data).toString());
        }
    }
}
