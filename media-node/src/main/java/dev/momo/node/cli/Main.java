package dev.momo.node.cli;

import dev.momo.node.about.About;
import dev.momo.node.cli.options.Command;
import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.UsageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Security;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The program. */
public final class Main {

    /** After this long the process ends, whatever still hangs. */
    private static final long STOP_MILLIS = 4500;

    /** Ctrl-C reaches the gateway too: its end is no failure if ours is under way. */
    private static final long GRACE_MILLIS = 500;

    private final AtomicInteger exitCode = new AtomicInteger(ExitCode.OK);
    private final AtomicBoolean stopping = new AtomicBoolean();

    private Main() {}

    /** Parses, runs until a signal comes, and exits with Momo's codes. */
    public static void main(String[] args) {
        new Main().start(args);
    }

    private void start(String... args) {
        // JNA's library beside libwebrtc's: there is one place from which libraries are run, and the home directory,
        // JNA's
        // choice, need not let that be done.
        System.setProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
        try {
            Command command = Command.parse(System.getenv(), args);
            if (command instanceof Command.Run run) {
                run(run);
                // Every other thread is a daemon: this one keeps the process, until a signal ends it.
                new CountDownLatch(1).await();
            } else {
                LogSetup.configure(Optional.empty());
                exit(Information.print(command));
            }
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            if (e.exitCode() != ExitCode.FAILURE) {
                System.err.println("Run with --help or --help-all for more information.");
            }
            exit(e.exitCode());
        } catch (Throwable e) {
            fail("The node cannot be started", e);
        }
    }

    private void run(Command.Run run) {
        // The JVM would keep a name's addresses for 30 s; a gateway that moved is to be found within 5.
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        LogSetup.configure(run.options().find(GlobalOptions.LOG_LEVEL));
        Logger logger = System.getLogger(Main.class.getName());
        run.warnings().forEach(warning -> logger.log(Level.WARNING, warning));
        AtomicReference<@Nullable Node> started = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started.get()), "stop"));
        Node node = Node.start(run, About.read(), System.getenv());
        started.set(node);
        node.onGatewayEnd(code -> CompletableFuture.delayedExecutor(GRACE_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> onGatewayEnd(logger, code)));
        System.out.println(node.announcement());
        node.metricsUrl().whenComplete((url, failure) -> {
            if (failure != null) {
                fail("The metrics-gateway cannot be used", failure);
            } else {
                url.ifPresent(address -> System.out.println("Metrics: " + address));
            }
        });
    }

    /**
     * Ends by our own means, not the JVM's: libwebrtc's threads are no daemons, and the code is 0 after a signal.
     * Within the time limit even if something native hangs.
     */
    private void stop(@Nullable Node node) {
        int code = exitCode.get();
        stopping.set(true);
        if (node != null) {
            Thread closing = new Thread(node::close, "close");
            closing.setDaemon(true);
            closing.start();
            try {
                closing.join(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        closeStdout();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    /** What libwebrtc's destructors print at the very end is of no use to anybody: stdout leads nowhere from here on. */
    private static void closeStdout() {
        System.out.close();
    }

    private void onGatewayEnd(Logger logger, int code) {
        if (!stopping.get()) {
            logger.log(Level.ERROR, "The metrics-gateway has ended with exit code {0}: ending too", code);
            exit(ExitCode.FAILURE);
        }
    }

    /** Also where nothing is logged: who started it has to see why it is not there. */
    private void fail(String what, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            // What native code or a library's start runs into is wrapped several times.
            cause = cause.getCause();
        }
        if (!stopping.get()) {
            System.err.println(what + ": " + cause);
            exit(ExitCode.FAILURE);
        }
    }

    private void exit(int code) {
        exitCode.set(code);
        closeStdout();
        System.exit(code);
    }
}
