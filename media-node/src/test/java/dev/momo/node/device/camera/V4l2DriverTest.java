package dev.momo.node.device.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.momo.node.device.Capture;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.momo.node.device.sound.SoundModule;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The cameras of the machine that runs the tests, if it has one. */
class V4l2DriverTest {

    private final Cameras cameras = new Cameras();

    @Test
    void listingNeedsNoCamera() {
        assertThat(cameras.list().cameras()).allSatisfy(camera -> {
            assertThat(camera.name()).isNotBlank();
            assertThat(camera.formats()).isNotEmpty();
        });
    }

    @Test
    void aCameraDeliversPictures() {
        assumeFalse(cameras.list().cameras().isEmpty(), "no camera on this machine");
        AtomicInteger pictures = new AtomicInteger();
        VideoSink sink = new VideoSink() {
            @Override
            public boolean wanted() {
                return true;
            }

            @Override
            public void onFrame(VideoFrame frame) {
                pictures.incrementAndGet();
            }
        };
        try (SoundModule library = SoundModule.silent();
                Capture camera = cameras.open(null, new VideoFormat(640, 480, 30), sink)) {
            await(camera.description() + " with " + library)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> pictures.get() >= 5);
        }
    }
}
