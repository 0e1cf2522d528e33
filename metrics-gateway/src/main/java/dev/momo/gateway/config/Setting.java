package dev.momo.gateway.config;

/** The catalogue of settings: every environment variable that the gateway reads, its default and its meaning. */
public enum Setting {
    MOMO_FEED_HOST("127.0.0.1", "Address that the feed listens on, for media-nodes"),
    MOMO_FEED_PORT("50051", "Port of the feed, 0 lets the system choose"),
    MOMO_FEED_TOKEN("", "Token that every node must present; this or the file is required"),
    MOMO_FEED_TOKEN_FILE("", "File that holds the token, white space around it is ignored"),
    MOMO_METRICS_HOST("127.0.0.1", "Address that `/metrics` listens on"),
    MOMO_METRICS_PORT("8081", "Port of `/metrics`, 0 lets the system choose"),
    MOMO_METRICS_ALLOW_ORIGIN("", "Web origins that may read `/metrics` in a browser, separated by commas"),
    MOMO_MANAGEMENT_HOST("127.0.0.1", "Address that health and the gateway's own series listen on"),
    MOMO_MANAGEMENT_PORT("9000", "Port of health and the gateway's own series, 0 lets the system choose"),
    MOMO_SAMPLE_INTERVAL("1s", "How often a node sends a periodic sample, `100ms` to `60s`"),
    MOMO_VERDICT_LOSS("0.02,0.1", "Share of packets lost from which a connection is fair, poor"),
    MOMO_VERDICT_ROUND_TRIP("0.2,0.5", "Round trip from which it is fair, poor, seconds"),
    MOMO_VERDICT_BITRATE("0.85,0.5", "Share of the asked bit rate that the link carries below which it is fair, poor"),
    MOMO_VERDICT_SEND_DELAY("0.1,0.5", "Wait of a packet to be sent from which it is fair, poor, seconds"),
    MOMO_VERDICT_FRAMES("0.8,0.5", "Share of the asked frames that are there below which it is fair, poor"),
    MOMO_VERDICT_FRAME_RATE("", "Frames a second asked of every camera; unset, the most that each delivered so far"),
    MOMO_VERDICT_ENCODER_LOAD("0.85,0.98", "Share of the time in which an encoder is busy from which it is fair, poor"),
    MOMO_VERDICT_FREEZES(
            "0.05,0.2", "Share of the time in which received video stands still from which it is fair, poor"),
    MOMO_VERDICT_CONCEALMENT("0.05,0.2", "Share of received sound that is made up from which it is fair, poor"),
    MOMO_VERDICT_KEY_FRAMES("0.5,2", "Key frames that a viewer asks for, a second, from which it is fair, poor"),
    MOMO_HISTORY("15m", "How long the figures of a connection are kept, `1m` to `24h`; `0` keeps none"),
    MOMO_HISTORY_MAX_BYTES("16777216", "Memory for all that is kept, bytes; when it is full the oldest goes"),
    MOMO_MAX_LISTENERS("100", "Readers of `/metrics/stream` at once"),
    MOMO_MAX_NODES("1000", "Nodes connected at once, and nodes remembered after they left"),
    MOMO_MAX_CONNECTIONS("256", "Peer connections in a sample, and connections asked for at once per node"),
    MOMO_MAX_STATS("1000", "Stats in the report of one peer connection"),
    MOMO_FEED_MAX_MESSAGE_BYTES("4194304", "Size of a message from a node, bytes"),
    MOMO_LOG_LEVEL("warning", "`verbose`, `info`, `warning`, `error` or `none`"),
    MOMO_PARENT_PIPE("false", "`true` in a child process: prints its ports on stdout, ends with its stdin");

    private final String defaultValue;
    private final String meaning;

    Setting(String defaultValue, String meaning) {
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    /** The value in use when the variable is not set, empty where there is none. */
    public String defaultValue() {
        return defaultValue;
    }

    /** One sentence for the reference table, in Markdown. */
    public String meaning() {
        return meaning;
    }
}
