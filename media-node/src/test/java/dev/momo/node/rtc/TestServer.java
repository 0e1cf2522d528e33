package dev.momo.node.rtc;

import static org.awaitility.Awaitility.await;

import dev.momo.node.adapt.Step;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.fake.FakeDevice;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A media server with one client: it offers, and sends as many streams as it is told to. */
final class TestServer implements AutoCloseable {

    private final AudioDeviceModule audioModule = new AudioDeviceModule(AudioLayer.kDummyAudio);
    private final PeerConnectionFactory factory = new PeerConnectionFactory(audioModule);
    private final BlockingQueue<RTCIceCandidate> candidates = new LinkedBlockingQueue<>();
    private final Negotiation negotiation = new Negotiation(new NativeCallbacks(Runnable::run));
    private final VideoFanout pictures = new VideoFanout();
    private final AudioFanout sounds = new AudioFanout();
    private final RTCPeerConnection connection =
            factory.createPeerConnection(new RTCConfiguration(), (PeerConnectionObserver) candidates::add);
    private final FakeDevice device =
            new FakeDevice(new VideoFormat(320, 240, 30), pictures, sounds, Clock.systemUTC());

    /** The two sections of a stream, which come after those that are there. */
    record Stream(RTCRtpTransceiver audio, RTCRtpTransceiver video) {

        void stop() {
            audio.setDirection(RTCRtpTransceiverDirection.INACTIVE);
            video.setDirection(RTCRtpTransceiverDirection.INACTIVE);
        }
    }

    /** One that is sent to the client. */
    Stream send() {
        return add(RTCRtpTransceiverDirection.SEND_ONLY);
    }

    /** One that the client is to send. */
    Stream receive() {
        return add(RTCRtpTransceiverDirection.RECV_ONLY);
    }

    /** One in each direction. */
    Stream exchange() {
        return add(RTCRtpTransceiverDirection.SEND_RECV);
    }

    private Stream add(RTCRtpTransceiverDirection direction) {
        RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
        init.direction = direction;
        init.streamIds.add(UUID.randomUUID().toString());
        CustomAudioSource sound = new CustomAudioSource();
        PeerPicture picture = new PeerPicture(new CustomVideoSource(), new Step(1, 1, 30));
        MediaStreamTrack audio = factory.createAudioTrack(UUID.randomUUID().toString(), sound);
        MediaStreamTrack video = factory.createVideoTrack(UUID.randomUUID().toString(), picture.source());
        Stream stream = new Stream(connection.addTransceiver(audio, init), connection.addTransceiver(video, init));
        if (direction != RTCRtpTransceiverDirection.RECV_ONLY) {
            sounds.add(sound);
            pictures.add(picture);
        }
        return stream;
    }

    /** Offers what there is now, and takes the answer, which it returns. */
    String negotiate(TestSide client) {
        RTCSessionDescription offer =
                get(negotiation.create("offer", callback -> connection.createOffer(new RTCOfferOptions(), callback)));
        get(negotiation.set("offer", callback -> connection.setLocalDescription(offer, callback)));
        String answer = client.negotiate(() -> client.peer.answer(offer.sdp));
        get(negotiation.set(
                "answer",
                callback -> connection.setRemoteDescription(
                        new RTCSessionDescription(RTCSdpType.ANSWER, answer), callback)));
        return answer;
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(5, TimeUnit.SECONDS).join();
    }

    /** Exchanges candidates until the client is connected. */
    void meet(TestSide client) {
        await("a connection").atMost(Duration.ofSeconds(20)).until(() -> {
            List<RTCIceCandidate> own = new ArrayList<>();
            candidates.drainTo(own);
            client.run(() -> own.forEach(candidate -> client.peer.addCandidate(
                    new IceCandidate(candidate.sdpMid, candidate.sdpMLineIndex, candidate.sdp))));
            for (IceCandidate candidate : client.takeCandidates()) {
                connection.addIceCandidate(
                        new RTCIceCandidate(candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate()));
            }
            return client.peer.status().state().isEstablished();
        });
    }

    List<Map<String, Object>> inbound(String kind) {
        CompletableFuture<List<RTCStats>> report = new CompletableFuture<>();
        connection.getStats(
                stats -> report.complete(List.copyOf(stats.getStats().values())));
        return get(report).stream()
                .filter(stats -> String.valueOf(stats.getType()).equals("INBOUND_RTP"))
                .map(RTCStats::getAttributes)
                .filter(attributes -> kind.equals(attributes.get("kind")))
                .toList();
    }

    @Override
    public void close() {
        device.close();
        connection.close();
    }
}
