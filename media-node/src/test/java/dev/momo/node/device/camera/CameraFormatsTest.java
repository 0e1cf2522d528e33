package dev.momo.node.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.node.device.VideoFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraFormatsTest {

    @ParameterizedTest
    @CsvSource({
        "640, 480, 30,  640, 480, 30",
        "640, 480, 20,  640, 480, 15",
        "320, 240, 30,  640, 480, 30",
        // Above VGA libwebrtc takes MJPEG, which has 30 pictures a second where raw pixels have 10.
        "1280, 720, 30, 1280, 720, 30",
        "1920, 1080, 60, 1920, 1080, 30",
        "3840, 2160, 30, 1920, 1080, 30",
        "1200, 700, 5,  1280, 720, 30"
    })
    void theNearestOfThoseThatTheCameraHas(int width, int height, int rate, int gotWidth, int gotHeight, int gotRate) {
        assertThat(CameraFormats.nearest(TestCameras.WEBCAM, new VideoFormat(width, height, rate)))
                .contains(new VideoFormat(gotWidth, gotHeight, gotRate));
    }

    @ParameterizedTest
    @CsvSource({"641, 481, 642, 482", "16, 16, 32, 32", "9999, 9999, 2592, 1944"})
    void ofARangeTheNearestStep(int width, int height, int gotWidth, int gotHeight) {
        assertThat(CameraFormats.nearest(TestCameras.ANY_SIZE, new VideoFormat(width, height, 25)))
                .contains(new VideoFormat(gotWidth, gotHeight, 25));
    }

    @Test
    void aCameraWithoutPixelsThatLibwebrtcCanReadHasNone() {
        assertThat(CameraFormats.nearest(TestCameras.DEPTH, new VideoFormat(640, 480, 30)))
                .isEmpty();
    }
}
