package dev.momo.node.adapt;

import java.util.Locale;

/**
 * The quantisers, in a codec's own scale, between which a picture is neither better nor worse than it need be; those of
 * libwebrtc's quality scaler.
 */
record Quantisers(int good, int bad) {

    static Quantisers of(String codec) {
        return switch (codec.toUpperCase(Locale.ROOT)) {
            case "H264" -> new Quantisers(24, 37);
            case "VP9" -> new Quantisers(149, 205);
            case "AV1" -> new Quantisers(145, 205);
            default -> new Quantisers(29, 95);
        };
    }
}
