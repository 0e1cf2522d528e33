package dev.momo.node.device.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.momo.node.device.Capture;
import dev.momo.node.device.CaptureException;
import dev.momo.node.device.VideoFormat;
import dev.momo.node.device.VideoSink;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamerasTest {

    private static final VideoFormat VGA = new VideoFormat(640, 480, 30);
    private static final VideoSink SINK = new VideoSink() {
        @Override
        public boolean wanted() {
            return true;
        }

        @Override
        public void onFrame(VideoFrame frame) {}
    };

    private final TestDriver driver = new TestDriver(TestCameras.WEBCAM, TestCameras.ANY_SIZE);

    private String open(@Nullable String wanted) {
        try (Capture capture = new Cameras(driver).open(wanted, VGA, SINK)) {
            assertThat(driver.open).hasValue(1);
            return capture.description();
        } finally {
            assertThat(driver.open).as("still open").hasValue(0);
        }
    }

    @Test
    void theFirstIsOpenedAndSaysHow() {
        assertThat(open(null)).isEqualTo("camera 'HD Webcam' (/dev/video0), 640x480 at 30 fps");
        assertThat(driver.opened).containsExactly("/dev/video0 640x480 at 30 fps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "Any", "platform:any", "/dev/video2"})
    void oneIsChosenByIndexNameBusOrPath(String wanted) {
        assertThat(open(wanted)).startsWith("camera 'Any' (/dev/video2)");
    }

    @Test
    void aLinkLeadsToItsCamera(@TempDir Path directory) throws IOException {
        Path device = Files.createFile(directory.resolve("video0"));
        Path link = Files.createSymbolicLink(directory.resolve("by-id"), device);
        driver.plugged.set(1, new CameraInfo(device.toString(), "Linked", "usb-3", TestCameras.WEBCAM.formats()));

        assertThat(open(link.toString())).startsWith("camera 'Linked'");
    }

    @Test
    void whatWasLookedForAndWhatThereIsAreSaid() {
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> open("nosuch"))
                .withMessageStartingWith(
                        "failed to create capturer: no camera has the index, name, bus or path 'nosuch'.")
                .withMessageContaining("'HD Webcam' (/dev/video0), 'Any' (/dev/video2)");
    }

    @Test
    void aMachineWithoutOneIsToldWhatToDo() {
        driver.plugged.clear();
        driver.problems.add("/dev/video0 cannot be opened ([13] Permission denied): add this user to the group video");

        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> open(null))
                .withMessageContaining("no camera among /dev/video*")
                .withMessageContaining("add this user to the group video")
                .withMessageContaining("--video-fallback fake");
    }

    @Test
    void aSecondOfTheSameNameIsRefusedForItCannotBeOpened() {
        driver.plugged.set(1, new CameraInfo("/dev/video2", "HD Webcam", "usb-3", TestCameras.WEBCAM.formats()));

        assertThat(open("/dev/video0")).contains("/dev/video0");
        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> open("/dev/video2"))
                .withMessageContaining("it would open /dev/video0");
    }

    @Test
    void pixelsThatNobodyCanReadAreNamed() {
        driver.plugged.add(TestCameras.DEPTH);

        assertThatExceptionOfType(CaptureException.class)
                .isThrownBy(() -> open("Depth"))
                .withMessageContaining("it has Z16");
    }
}
