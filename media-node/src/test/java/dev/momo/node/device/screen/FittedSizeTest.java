package dev.momo.node.device.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FittedSizeTest {

    @ParameterizedTest
    @CsvSource({
        "1920, 1080, 640, 480,   640, 360",
        "1366, 768,  640, 480,   640, 358",
        "1000, 500,  640, 480,   640, 320",
        "768, 1366,  640, 480,   268, 480",
        "1024, 768,  640, 480,   640, 480",
        // Never larger than it is, and always even.
        "641, 481,   1920, 1080, 640, 480",
        "3840, 16,   16, 16,     16, 2"
    })
    void aScreenFitsInItsOwnShape(int width, int height, int maxWidth, int maxHeight, int fitWidth, int fitHeight) {
        assertThat(FittedSize.of(width, height, maxWidth, maxHeight)).isEqualTo(new FittedSize(fitWidth, fitHeight));
    }
}
