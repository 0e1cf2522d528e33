package dev.momo.node.testing.sora;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.fake.FakeDevice;
import dev.momo.node.device.sound.SoundModule;
import dev.momo.node.rtc.Natives;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sends a picture of 1280x720 in layers. Its track comes after the offer: libwebrtc puts no track that was there before
 * into a section with layers.
 */
final class LayeredSender implements AutoCloseable {

    private final SoundModule sound = SoundModule.silent();
    private final PeerConnectionFactory factory = new PeerConnectionFactory(sound.module());
    private final Pictures pictures = new Pictures();
    private final CustomVideoSource source = new CustomVideoSource();
    private final VideoTrack track = factory.createVideoTrack("layered", source);
    private final FakeDevice camera = new FakeDevice(new VideoFormat(1280, 720, 30), pictures, null, Clock.systemUTC());
    private final RTCPeerConnection connection;
    private final Runnable releaseConnection;
    private final UnaryOperator<String> change;
    private @Nullable Runnable releaseSender;

    /** @param change what is done to the answer before it takes effect */
    LayeredSender(UnaryOperator<String> change, Consumer<String> candidates) {
        this.change = change;
        connection = factory.createPeerConnection(new RTCConfiguration(), new PeerConnectionObserver() {
            @Override
            public void onIceCandidate(@Nullable RTCIceCandidate candidate) {
                if (candidate != null) {
                    candidates.accept(candidate.sdp);
                }
            }
        });
        releaseConnection = Natives.release(connection);
    }

    CompletableFuture<String> answer(String offer) {
        Descriptions descriptions = new Descriptions(new Handover(Runnable::run), () -> false);
        return descriptions
                .set(observer ->
                        connection.setRemoteDescription(new RTCSessionDescription(RTCSdpType.OFFER, offer), observer))
                .thenComposeAsync(done -> {
                    begin();
                    return descriptions.create(observer -> connection.createAnswer(new RTCAnswerOptions(), observer));
                })
                .thenApply(answer -> new RTCSessionDescription(RTCSdpType.ANSWER, change.apply(answer.sdp)))
                .thenComposeAsync(answer -> descriptions
                        .set(observer -> connection.setLocalDescription(answer, observer))
                        .thenApply(done -> answer.sdp));
    }

    private void begin() {
        if (releaseSender == null) {
            releaseSender = Natives.release(connection.addTrack(track, List.of("stream")));
            pictures.add(source);
        }
    }

    List<Map<String, @Nullable Object>> sent() {
        CompletableFuture<List<Map<String, @Nullable Object>>> result = new CompletableFuture<>();
        connection.getStats(report -> result.complete(Reports.of(report)));
        return result.orTimeout(5, SECONDS).join().stream()
                .filter(stats -> "outbound-rtp".equals(stats.get("type")))
                .toList();
    }

    @Override
    public void close() {
        camera.close();
        pictures.remove(source);
        connection.close();
        releaseConnection.run();
        if (releaseSender != null) {
            releaseSender.run();
        }
        track.dispose();
        source.dispose();
        factory.dispose();
        sound.close();
    }
}
