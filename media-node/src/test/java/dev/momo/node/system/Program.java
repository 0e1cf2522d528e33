package dev.momo.node.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** A process that a test started, in a session of its own, so that whatever it starts ends with it. */
final class Program implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(20);

    private final Process process;
    private final Output stdout;
    private final Output stderr;
    private final Thread atExit = new Thread(this::killGroup, "kill what a test left");

    private Program(Process process) {
        this.process = process;
        this.stdout = new Output("stdout of " + process.pid(), process.getInputStream());
        this.stderr = new Output("stderr of " + process.pid(), process.getErrorStream());
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @param environment beside that of this process, of which nothing that begins with MOMO_ is handed on */
    static Program start(Map<String, String> environment, List<String> command) {
        // Of a background job Maven inherits that SIGINT is ignored, of nohup SIGHUP, and a JVM would go on ignoring
        // it.
        List<String> whole = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT,HUP"));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.environment().keySet().removeIf(name -> name.startsWith("MOMO_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    Output stdout() {
        return stdout;
    }

    Output stderr() {
        return stderr;
    }

    /** Waits for a line; fails at once if the process ends without it. */
    Matcher awaitLine(Output output, Pattern pattern, Duration limit) {
        awaitUntil(() -> output.isComplete() || output.find(pattern).isPresent(), limit);
        return output.find(pattern)
                .orElseThrow(() -> new AssertionError("No " + pattern + " within " + limit + " of " + this));
    }

    /** Waits for the end; gives the exit code. */
    int awaitExit(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Still running after " + limit + ": " + this);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    /** Waits until all that was printed has been read, also by what this process started. */
    void awaitOutput(Duration limit) {
        awaitUntil(() -> stdout.isComplete() && stderr.isComplete(), limit);
        if (!stdout.isComplete() || !stderr.isComplete()) {
            throw new AssertionError("Somebody still has the output of " + this);
        }
    }

    /** Waits that long at most; the caller says what is wrong, with the output as it is by then. */
    private static void awaitUntil(Callable<Boolean> condition, Duration limit) {
        try {
            await().atMost(limit).pollInterval(POLL).until(condition);
        } catch (ConditionTimeoutException e) {
            // The caller looks again.
        }
    }

    /** Sends a signal to this process alone. */
    void signal(String name) {
        Processes.signal(name, Long.toString(process.pid()));
    }

    /** Sends a signal to this process and to those that it started, as Ctrl-C in a terminal does. */
    void signalGroup(String name) {
        Processes.signal(name, "-" + process.pid());
    }

    @Override
    public void close() {
        killGroup();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // Shutting down: the hook has nothing left to do.
        }
    }

    private void killGroup() {
        Processes.signal("KILL", "-" + process.pid());
    }

    @Override
    public String toString() {
        return process.pid() + (process.isAlive() ? "" : " (ended with " + process.exitValue() + ")") + "\n--- stdout\n"
                + stdout.text() + "\n--- stderr\n" + stderr.text() + "\n---\n";
    }
}
