package dev.momo.node.device.serial;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A serial port, until it is closed: when its device goes away it is looked for once a second, and opened again. The
 * log has a warning when it is lost and when it is back.
 */
public final class SerialLine implements AutoCloseable {

    private static final Logger logger = System.getLogger(SerialLine.class.getName());

    private static final long RETRY_MILLIS = 1000;
    private static final long CLOSE_MILLIS = 1000;

    private final String device;
    private final PortOpener opener;
    private final Consumer<byte[]> onLine;
    private final DropReport drops;
    private final Thread reader = new Thread(this::run, "serial-reader");
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Connection connection;

    private SerialLine(String device, PortOpener opener, Consumer<byte[]> onLine) {
        this.device = device;
        this.opener = opener;
        this.onLine = onLine;
        this.drops = new DropReport(device);
        this.connection = new Connection(opener.open(), drops);
        reader.setDaemon(true);
    }

    /**
     * Opens the port raw, with 8 data bits, no parity, 1 stop bit and no flow control.
     *
     * @param onLine called on the reader's thread with each line, without its newline and with all else there was in
     *     it, or with a piece of 16 KiB of one that is longer. A line that the loss of the device cuts off never comes.
     *     Nothing is read while this runs, nor is the port closed.
     * @throws SerialException if it cannot be opened now
     */
    public static SerialLine open(String device, int baud, Consumer<byte[]> onLine) {
        return open(device, () -> SystemPort.open(device, baud), onLine);
    }

    static SerialLine open(String device, PortOpener opener, Consumer<byte[]> onLine) {
        SerialLine line = new SerialLine(device, opener, onLine);
        line.reader.start();
        return line;
    }

    /**
     * Has bytes written as soon as the port takes them. Any thread; never waits, never fails. What does not fit into
     * the 64 KiB that may wait is dropped whole, and so is what comes while the device is away; one warning says how
     * many bytes, once all that waited has been written or the device is back.
     */
    public void write(byte[] bytes) {
        connection.write(bytes);
    }

    /** Ends within 1 s, with what was not yet written dropped. */
    @Override
    public void close() {
        closed.countDown();
        if (Thread.currentThread() == reader) {
            return;
        }
        try {
            reader.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean open = true;
        while (open) {
            try {
                connection.run(new LineSplitter(this::deliver), () -> closed.getCount() == 0);
                open = false;
            } catch (IOException e) {
                logger.log(
                        Level.WARNING,
                        "Serial port " + device + " is lost until it is connected again: " + e.getMessage());
                open = reconnect();
            }
            drops.end();
        }
    }

    private void deliver(byte[] line) {
        try {
            onLine.accept(line);
        } catch (RuntimeException | Error e) {
            // One line is lost; the next may well be of use.
            logger.log(Level.WARNING, "A line from serial port " + device + " was not taken", e);
        }
    }

    /** Returns whether the port is open again, otherwise it was closed meanwhile. */
    private boolean reconnect() {
        String lastProblem = "";
        while (!awaitClosed(RETRY_MILLIS)) {
            try {
                connection = new Connection(opener.open(), drops);
                logger.log(Level.WARNING, "Serial port " + device + " is back");
                return true;
            } catch (SerialException e) {
                // That it is not there has been said.
                if (!e.deviceMissing() && !lastProblem.equals(e.getMessage())) {
                    lastProblem = e.getMessage();
                    logger.log(Level.WARNING, lastProblem);
                }
            }
        }
        return false;
    }

    private boolean awaitClosed(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
