package dev.momo.gateway.rendition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.momo.gateway.node.NodeIdentity;
import dev.momo.gateway.node.NodeSample;
import dev.momo.gateway.testing.SampleReport;
import dev.momo.stats.v1.Report;
import dev.momo.stats.v1.Signaling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class RenditionTest {

    private static final NodeIdentity NODE = new NodeIdentity("a", "boot \"1\"\n", "v", "[x86_64] \"e\"", "l");

    @Test
    void hasExactlyFourKeysInOrder() {
        Rendition rendition = new Rendition(NODE, 1, Report.getDefaultInstance());

        assertThat(new String(rendition.bytes(false), UTF_8))
                .isEqualTo(
                        "{\"version\":\"v\",\"environment\":\"[x86_64] \\\"e\\\"\",\"libwebrtc\":\"l\",\"stats\":[]}");
    }

    @Test
    void gzipHoldsTheSameBytesAndIsMadeOnce() throws IOException {
        Rendition rendition = new Rendition(NODE, 1, SampleReport.report());

        byte[] gzip = rendition.bytes(true);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                .isEqualTo(rendition.bytes(false));
        assertThat(rendition.bytes(true)).isSameAs(gzip);
        assertThat(gzip).hasSizeLessThan(rendition.bytes(false).length);
    }

    @Test
    void theTagIsOfOneSampleAndRepresentationAndFitsAHeader() {
        Rendition rendition = new Rendition(NODE, -1, Report.getDefaultInstance());
        NodeIdentity rebooted = new NodeIdentity("a", "boot 2", "v", "e", "l");

        assertThat(rendition.tag(false)).matches("[0-9a-f]{16}-18446744073709551615");
        assertThat(rendition.tag(true)).isEqualTo(rendition.tag(false) + "-gzip");
        assertThat(new Rendition(NODE, 2, Report.getDefaultInstance()).tag(false))
                .isNotEqualTo(rendition.tag(false));
        assertThat(new Rendition(rebooted, -1, Report.getDefaultInstance()).tag(false))
                .isNotEqualTo(rendition.tag(false));
    }

    @Test
    void aReportIsRenderedOnce() {
        Renditions renditions = new Renditions();
        NodeSample sample = sample();
        Report report = SampleReport.report();

        Rendition first = renditions.of(sample, report);
        assertThat(renditions.of(sample, report)).isSameAs(first);
        assertThat(renditions.of(sample, SampleReport.report())).isNotSameAs(first);
    }

    @Test
    void theEmptyReportIsEachSamplesOwn() {
        Renditions renditions = new Renditions();
        Report empty = Report.getDefaultInstance();
        NodeSample next = new NodeSample(NODE, 2, Instant.EPOCH, 0, 0, Signaling.getDefaultInstance(), List.of(), 0);

        assertThat(renditions.of(sample(), empty).tag(false))
                .isNotEqualTo(renditions.of(next, empty).tag(false));
    }

    private static NodeSample sample() {
        return new NodeSample(NODE, 1, Instant.EPOCH, 0, 0, Signaling.getDefaultInstance(), List.of(), 0);
    }
}
