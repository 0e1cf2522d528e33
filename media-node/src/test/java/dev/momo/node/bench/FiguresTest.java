package dev.momo.node.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A session of 30 s that a viewer may have seen: the link drops after 10 s and is back after 20 s. */
class FiguresTest {

    private static final long BEGIN = 1_000_000;
    private static final int STEP = 250;

    private final TreeMap<Long, Long> carried = new TreeMap<>();
    private final JsonArray samples = new JsonArray();
    private final JsonArray frames = new JsonArray();
    private double decoded;

    @Test
    void aDropIsAdaptedToOnceTheFrameRateIsBack() {
        Figures figures = Figures.of(session(Double.NaN), 1, Priority.FRAMERATE);

        assertThat(figures.adapted()).isCloseTo(2, within(0.3));
        assertThat(figures.fps()).isCloseTo(24, within(0.5));
        assertThat(figures.size()).isEqualTo("640x360");
        assertThat(figures.sizes()).isEqualTo(1);
        assertThat(figures.used()).isCloseTo(80, within(4.0));
        assertThat(figures.longestGap()).isEqualTo(2000);
        assertThat(figures.latency50()).isEqualTo(120);
        assertThat(figures.sound()).isCloseTo(130, within(0.1));
    }

    @Test
    void aReturnIsAdaptedToOnceTheFullSizeIsBack() {
        Figures figures = Figures.of(session(Double.NaN), 2, Priority.FRAMERATE);

        assertThat(figures.adapted()).isEqualTo(5);
        assertThat(figures.size()).isEqualTo("1280x720");
    }

    @Test
    void whatDoesNotHappenIsSaidSo() {
        Figures figures = Figures.of(session(Double.NaN), 1, Priority.RESOLUTION);
        assertThat(figures.adapted()).as("5 fps will do").isBetween(1.0, 2.0);

        Recording never = new Recording(
                List.of(new Phase(0, 0, 10)),
                List.of(BEGIN, BEGIN + 10_000),
                new TreeMap<>(java.util.Map.of(BEGIN, 0L)),
                0,
                new JsonObject().put("frames", new JsonArray()).put("samples", new JsonArray()));
        assertThat(Figures.of(never, 0, Priority.FRAMERATE).adapted()).isNaN();
    }

    /** The receiver's estimate of the time of capture is right in the first phase and far off in the second. */
    @Test
    void withoutAClockLatencyComesFromRtpTimestampsSetInTheFirstPhase() {
        Figures figures = Figures.of(session(40), 1, Priority.FRAMERATE);

        assertThat(figures.latency50()).isCloseTo(120, within(0.1));
        assertThat(figures.latency95()).isCloseTo(120, within(0.1));
    }

    @Test
    void theMedianOfWhatDidNotHappenOnceInThreeIsWhatDid() {
        Figures twice = Figures.of(session(Double.NaN), 2, Priority.FRAMERATE);
        Figures never = new Figures(1, "-", 0, 0, 0, 0, 0, 0, 0, 0, 0, Double.NaN);

        assertThat(Figures.median(List.of(never, twice, twice)).adapted()).isEqualTo(5);
        assertThat(Figures.median(List.of(never, never, twice)).adapted()).isNaN();
    }

    /** @param estimate what sender reports tell of the age of the first pictures, NaN if the pictures have a clock */
    private Recording session(double estimate) {
        for (int at = 0; at < 30_000; at += STEP) {
            boolean dropped = at >= 10_000 && at < 20_000;
            boolean frozen = dropped && at < 12_000;
            boolean small = dropped || at >= 20_000 && at < 25_000;
            carried.put(BEGIN + at, carriedBytes(at));
            JsonArray sample = new JsonArray().add((double) BEGIN + at).add((long) decoded);
            sample.add(small && !frozen ? 640 : 1280).add(small && !frozen ? 360 : 720);
            sample.add(0).add(0).add(0.0);
            for (int unused = 7; unused < 15; unused++) {
                sample.add(0);
            }
            // 50 ms each in the first phase, 130 later on.
            samples.add(sample.add(48 * (0.05 * Math.min(at, 10_000) + 0.13 * Math.max(0, at - 10_000)))
                    .add(0.0)
                    .add(48L * at));
            decoded += (frozen ? 0 : dropped ? 24 : 30) * STEP / 1000.0;
            if (!frozen) {
                double age = dropped ? 120 : 40;
                double rtp = (at - age) * 90;
                double captured = BEGIN + at - (dropped ? 5000 : estimate);
                frames.add(new JsonArray()
                        .add((double) BEGIN + at)
                        .add(1280)
                        .add(720)
                        .add(rtp)
                        .add(Double.isNaN(estimate) ? null : (Double) captured)
                        .add(Double.isNaN(estimate) ? (Double) age : null));
            }
        }
        carried.put(BEGIN + 30_000, carriedBytes(30_000));
        return new Recording(
                List.of(new Phase(2000, 0, 10), new Phase(300, 0, 10), new Phase(2000, 0, 10)),
                List.of(BEGIN, BEGIN + 10_000, BEGIN + 20_000, BEGIN + 30_000),
                carried,
                0,
                new JsonObject().put("frames", frames).put("samples", samples));
    }

    /** 800 kbit/s, and 240 kbit/s in the second phase. */
    private static long carriedBytes(int at) {
        int dropped = Math.max(0, Math.min(at, 20_000) - 10_000);
        return (at - dropped) * 100L + dropped * 30L;
    }
}
