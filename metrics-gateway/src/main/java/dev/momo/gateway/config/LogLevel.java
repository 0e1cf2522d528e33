package dev.momo.gateway.config;

/** How much is logged, by the names that the media-node's command line uses. */
public enum LogLevel {
    VERBOSE("DEBUG"),
    INFO("INFO"),
    WARNING("WARN"),
    ERROR("ERROR"),
    NONE("OFF");

    private final String jboss;

    LogLevel(String jboss) {
        this.jboss = jboss;
    }

    /** The name of this level in JBoss Logging. */
    public String jboss() {
        return jboss;
    }
}
