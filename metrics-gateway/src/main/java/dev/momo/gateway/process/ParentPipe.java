package dev.momo.gateway.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import org.jboss.logging.Logger;

/**
 * The bond with a parent process: it learns the ports from one line on stdout, and holds stdin open for as long as it
 * lives. The end of stdin is the one sign of its death that no kind of death can suppress.
 */
public final class ParentPipe {

    private static final Logger logger = Logger.getLogger(ParentPipe.class);

    private final InputStream in;
    private final PrintStream out;
    private final Runnable onEnd;

    ParentPipe(InputStream in, PrintStream out, Runnable onEnd) {
        this.in = in;
        this.out = out;
        this.onEnd = onEnd;
    }

    /** The pipe of this process, whose end is the end of the process. */
    public static ParentPipe ofProcess() {
        return new ParentPipe(System.in, System.out, () -> Exit.begin(0));
    }

    /** Tells the parent the ports and begins to watch. To be called when everything listens. */
    public void open(Ports ports) {
        out.println(ports.toJson());
        out.flush();
        Thread watcher = new Thread(this::watch, "parent");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        byte[] ignored = new byte[64];
        try {
            while (in.read(ignored) >= 0) {
                // Whatever it says means only that it lives.
            }
            logger.info("the parent process ended");
        } catch (IOException e) {
            logger.warnf("the parent's pipe broke: %s", e);
        }
        onEnd.run();
    }
}
