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
    MOMO_MANAGEMENT_HOST("127.0.0.1", "Address that health listens on"),
    MOMO_MANAGEMENT_PORT("9000", "Port of health, 0 lets the system choose"),
    MOMO_SAMPLE_INTERVAL("1s", "How often a node sends a periodic sample, `100ms` to `60s`"),
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
