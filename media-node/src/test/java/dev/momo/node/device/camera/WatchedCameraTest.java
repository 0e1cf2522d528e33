package dev.momo.node.device.camera;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedCameraTest {

    private static final VideoFormat VGA = new VideoFormat(640, 480, 30);
    private static final VideoSink NOBODY = new VideoSink() {
        @Override
        public boolean wanted() {
            return false;
        }

        @Override
        public void onFrame(VideoFrame frame) {}
    };

    private final TestDriver driver = new TestDriver(TestCameras.WEBCAM);
    private final AtomicLong nanos = new AtomicLong();
    private final WatchedCamera camera =
            WatchedCamera.open(driver, TestCameras.WEBCAM, VGA, NOBODY, nanos::get, Duration.ofMillis(5));

    @AfterEach
    void close() {
        camera.close();
        assertThat(driver.open).as("still open").hasValue(0);
    }

    private void awaitOpen(int count) {
        await().atMost(5, SECONDS).untilAsserted(() -> assertThat(driver.open).hasValue(count));
    }

    @Test
    void oneThatDisappearsIsClosedAndTakenUpAgainByWhateverPath() {
        driver.plugged.clear();
        awaitOpen(0);

        driver.plugged.add(
                new CameraInfo("/dev/video7", "HD Webcam", "usb-0000:00:14.0-1", TestCameras.WEBCAM.formats()));
        awaitOpen(1);
        assertThat(driver.opened).last().isEqualTo("/dev/video7 640x480 at 30 fps");
    }

    @Test
    void anotherCameraOnTheSamePathIsNotTaken() {
        driver.plugged.clear();
        awaitOpen(0);

        driver.plugged.add(new CameraInfo("/dev/video0", "Other", "usb-9", TestCameras.WEBCAM.formats()));
        await().during(200, MILLISECONDS).atMost(5, SECONDS).untilAsserted(() -> assertThat(driver.opened)
                .hasSize(1));
    }

    @Test
    void oneThatFallsSilentIsOpenedAnew() {
        nanos.set(Duration.ofSeconds(6).toNanos());

        await().atMost(5, SECONDS).untilAsserted(() -> assertThat(driver.opened).hasSize(2));
        awaitOpen(1);
    }

    @Test
    void oneThatIsBusyOnItsReturnIsTriedAgain() {
        driver.busy = true;
        driver.plugged.clear();
        awaitOpen(0);
        driver.plugged.add(TestCameras.WEBCAM);
        await().atMost(5, SECONDS).until(() -> driver.refused.get() >= 2);

        driver.busy = false;
        awaitOpen(1);
    }
}
