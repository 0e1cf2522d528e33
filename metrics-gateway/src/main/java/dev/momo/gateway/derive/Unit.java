package dev.momo.gateway.derive;

/** What a figure is counted in. */
public enum Unit {
    BITS_PER_SECOND("bit/s"),
    PACKETS_PER_SECOND("packets/s"),
    FRAMES_PER_SECOND("frames/s"),
    PER_SECOND("1/s"),
    SECONDS("s"),
    /** 0 to 1. */
    RATIO("ratio"),
    PIXELS("px"),
    /** The codec's own scale: 0 to 127 (VP8), 255 (VP9, AV1) or 51 (H264); more is coarser. */
    QUANTIZER("qp"),
    /** The number of one of a list of states. */
    STATE("state");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** Whether the mean of two values means anything; otherwise the later one stands for both. */
    public boolean isAveraged() {
        return this != PIXELS && this != STATE;
    }
}
