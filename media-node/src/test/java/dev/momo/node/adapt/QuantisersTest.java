package dev.momo.node.adapt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantisersTest {

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "VP9", "AV1", "H264"})
    void needsFewerBitsTheFinerAPictureIs(String codec) {
        Quantisers quantisers = Quantisers.of(codec);

        assertThat(quantisers.share(0, Priority.FRAMERATE)).as("not known").isEqualTo(1);
        assertThat(quantisers.share(1, Priority.FRAMERATE)).isBetween(0.35, 0.36);
        assertThat(quantisers.share(quantisers.good(), Priority.FRAMERATE)).isBetween(0.5, 0.9);
        assertThat(quantisers.share(quantisers.tolerated(Priority.FRAMERATE), Priority.FRAMERATE))
                .isEqualTo(1);
        assertThat(quantisers.share(quantisers.bad(), Priority.FRAMERATE)).isGreaterThan(1.1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "VP9", "AV1", "H264"})
    void toleratesMoreWhereTheSizeIsWhatCounts(String codec) {
        Quantisers quantisers = Quantisers.of(codec);

        assertThat(quantisers.share(quantisers.bad(), Priority.RESOLUTION)).isEqualTo(1);
    }
}
