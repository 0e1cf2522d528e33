package dev.momo.node.signaling;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Says a trouble once, not at every attempt, and when it is over. One thread. */
public final class TroubleLog {

    private final Logger logger;
    private String reported = "";

    public TroubleLog(Logger logger) {
        this.logger = logger;
    }

    public void trouble(String line) {
        logger.log(line.equals(reported) ? Level.DEBUG : Level.WARNING, line);
        reported = line;
    }

    /** All is well: as loud as the trouble was, if there was any. */
    public void wellAgain(String line) {
        logger.log(reported.isEmpty() ? Level.INFO : Level.WARNING, line);
        reported = "";
    }
}
