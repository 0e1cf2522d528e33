package dev.momo.gateway.derive;

/** The stats that a figure is taken from. */
public enum Source {
    OUTBOUND("outbound-rtp"),
    REMOTE_INBOUND("remote-inbound-rtp"),
    MEDIA_SOURCE("media-source"),
    INBOUND("inbound-rtp"),
    PAIR("candidate-pair");

    private final String type;

    Source(String type) {
        this.type = type;
    }

    /** The W3C name of the stats' type. */
    public String type() {
        return type;
    }
}
