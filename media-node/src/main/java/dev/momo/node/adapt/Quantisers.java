package dev.momo.node.adapt;

import java.util.Locale;

/** How coarse pictures are, in a codec's own scale. {@code good} and {@code bad} are those of libwebrtc's quality scaler. */
record Quantisers(Scale scale, int good, int bad) {

    /** Bits fall with the size of the quantiser's steps to about this power. */
    private static final double EXPONENT = 0.4;

    /** Of an encoder's finest pictures less can be told: it makes none finer, however many bits there are. */
    private static final double LEAST = 0.35;

    /** Sizes of steps; only their ratios matter. */
    enum Scale {
        /** RFC 6386, section 14.1: by one with each index at first, then by about 2 %. */
        VP8 {
            @Override
            double step(double index) {
                return index < 55 ? index + 4 : 59 * Math.exp(0.0218 * (index - 55));
            }
        },
        /** The VP9 specification, section 8.6.1; AV1 took the tables over. */
        VP9 {
            @Override
            double step(double index) {
                return index < 100 ? index + 4 : 104 * Math.exp(0.0185 * (index - 100));
            }
        },
        /** ITU-T H.264, 8.5.9: they double with every six. */
        H264 {
            @Override
            double step(double index) {
                return Math.pow(2, index / 6);
            }
        };

        abstract double step(double index);
    }

    static Quantisers of(String codec) {
        return switch (codec.toUpperCase(Locale.ROOT)) {
            case "H264" -> new Quantisers(Scale.H264, 24, 37);
            case "VP9" -> new Quantisers(Scale.VP9, 149, 205);
            case "AV1" -> new Quantisers(Scale.VP9, 145, 205);
            default -> new Quantisers(Scale.VP8, 29, 95);
        };
    }

    /** The coarsest that a picture may become by a step up: neither good nor bad, or bad where its size is what counts. */
    int tolerated(Priority priority) {
        return priority == Priority.RESOLUTION ? bad : (good + bad) / 2;
    }

    /**
     * Part of its bits that a picture would need if it were as coarse as tolerated; more than 1 if it is coarser.
     *
     * @param quantiser 0 if it is not known
     */
    double share(double quantiser, Priority priority) {
        if (quantiser == 0) {
            return 1;
        }
        return Math.max(LEAST, Math.pow(scale.step(quantiser) / scale.step(tolerated(priority)), EXPONENT));
    }
}
