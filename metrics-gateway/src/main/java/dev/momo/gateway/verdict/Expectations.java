package dev.momo.gateway.verdict;

import dev.momo.gateway.derive.Figure;
import dev.momo.gateway.derive.RtpStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What may be asked of each video that one connection sends. No report says what was asked for, so that the best of the
 * connection's past stands for it.
 */
final class Expectations {

    /** Held in three samples in a row, so that a burst after a pause sets no mark. */
    private static final int SUSTAINED = 3;

    private static final class Video {
        double bitrate;
        double frameRate;
        final double[] recentFrameRates = new double[SUSTAINED];
        int samples;
    }

    private final OptionalDouble frameRate;
    private final Map<String, Video> videos = new HashMap<>();

    /** @param frameRate what is asked of every camera, empty for the best so far */
    Expectations(OptionalDouble frameRate) {
        this.frameRate = frameRate;
    }

    void learn(List<SentVideo> sent) {
        videos.keySet().retainAll(sent.stream().map(SentVideo::mid).toList());
        sent.forEach(video -> learn(video, videos.computeIfAbsent(video.mid(), mid -> new Video())));
    }

    private static void learn(SentVideo sent, Video known) {
        known.bitrate = larger(known.bitrate, sent.sum(Figure.TARGET_BITRATE));
        for (RtpStream layer : sent.layers()) {
            double pixels =
                    layer.figures().get(Figure.SENT_WIDTH) * layer.figures().get(Figure.SENT_HEIGHT);
            known.bitrate = larger(known.bitrate, usualBitrate(pixels));
        }
        double rate = sent.max(Figure.SOURCE_FRAMES);
        if (!Double.isNaN(rate)) {
            known.recentFrameRates[known.samples++ % SUSTAINED] = rate;
            if (known.samples >= SUSTAINED) {
                known.frameRate = larger(
                        known.frameRate,
                        Arrays.stream(known.recentFrameRates).min().orElse(0));
            }
        }
    }

    /** What libwebrtc's encoders ask for by default (GetMaxDefaultVideoBitrateKbps of M138), NaN without a size. */
    private static double usualBitrate(double pixels) {
        if (Double.isNaN(pixels)) {
            return pixels;
        }
        if (pixels <= 320 * 240) {
            return 600_000;
        }
        if (pixels <= 640 * 480) {
            return 1_700_000;
        }
        return pixels <= 960 * 540 ? 2_000_000 : 2_500_000;
    }

    private static double larger(double known, double seen) {
        return seen > known ? seen : known;
    }

    /** Bit/s, 0 where nothing is known. */
    double bitrate(String mid) {
        Video video = videos.get(mid);
        return video == null ? 0 : video.bitrate;
    }

    /** Frames a second, 0 where nothing is known. */
    double frameRate(String mid) {
        Video video = videos.get(mid);
        return frameRate.orElse(video == null ? 0 : video.frameRate);
    }
}
