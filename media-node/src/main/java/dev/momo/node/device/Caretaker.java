package dev.momo.node.device;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A thread that looks after a device again and again, and closes it at the end. */
public final class Caretaker implements AutoCloseable {

    private static final Logger logger = System.getLogger(Caretaker.class.getName());

    private static final long STOP_SECONDS = 2;

    private final String device;
    private final Runnable onClose;
    private final ScheduledExecutorService executor;

    /**
     * @param device what it is called in the log
     * @param look called once in the period, the first time after one
     * @param onClose called last, on the same thread
     */
    public Caretaker(String device, Duration period, Runnable look, Runnable onClose) {
        this.device = device;
        this.onClose = onClose;
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "caretaker");
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(() -> run(look), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next look may succeed. */
    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            logger.log(Level.ERROR, "The " + device + " could not be looked after", e);
        }
    }

    /** Returns when the device is closed, or after 2 s if it does not let itself be closed. */
    @Override
    public void close() {
        executor.execute(() -> run(onClose));
        executor.shutdown();
        try {
            if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                logger.log(Level.WARNING, "The {0} does not let itself be closed", device);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
