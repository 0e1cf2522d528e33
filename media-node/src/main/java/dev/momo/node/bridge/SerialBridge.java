package dev.momo.node.bridge;

import dev.momo.node.device.serial.SerialException;
import dev.momo.node.device.serial.SerialLine;
import dev.momo.node.rtc.DataLink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A serial port and the data channels labelled {@code serial}: each line of the port goes to every open one of them as
 * a binary message, and what they send goes to the port as it is. Nothing of it waits for the port. On the signalling
 * executor.
 */
public final class SerialBridge implements AutoCloseable {

    private static final Logger logger = System.getLogger(SerialBridge.class.getName());

    /** Of the data channels that lead to the port. */
    public static final String LABEL = "serial";

    /** Lines that wait for the signalling executor; more than that it is not coming round to them. */
    private static final int MAX_PENDING = 1000;

    private final Executor signaling;
    private final SerialLine line;
    private final List<DataLink> links = new ArrayList<>();
    private final AtomicInteger pending = new AtomicInteger();
    private long dropped;

    private SerialBridge(String device, int baud, Executor signaling) {
        this.signaling = signaling;
        this.line = SerialLine.open(device, baud, this::onLine);
    }

    /**
     * Opens the port.
     *
     * @param baud bits a second
     * @throws SerialException if it cannot be opened
     */
    public static SerialBridge open(String device, int baud, Executor signaling) {
        return new SerialBridge(device, baud, signaling);
    }

    /** Whether a channel leads to the port. */
    public boolean serves(DataLink link) {
        return link.label().equals(LABEL);
    }

    /** From now on a channel that leads to the port gets its lines, until it is closed; another gets nothing. */
    public void attach(DataLink link) {
        if (serves(link)) {
            links.add(link);
        }
    }

    /** Takes what such a channel sent. */
    public void write(byte[] payload) {
        line.write(payload);
    }

    /** On the port's reading thread. */
    private void onLine(byte[] bytes) {
        if (pending.incrementAndGet() > MAX_PENDING) {
            pending.decrementAndGet();
            logger.log(Level.WARNING, "A line of the serial port is lost: this machine is too busy to send it");
            return;
        }
        try {
            signaling.execute(() -> {
                pending.decrementAndGet();
                send(bytes);
            });
        } catch (RejectedExecutionException e) {
            logger.log(Level.DEBUG, "A line of the serial port comes after the end");
        }
    }

    private void send(byte[] bytes) {
        links.removeIf(DataLink::isClosed);
        boolean whole = true;
        for (DataLink link : links) {
            whole &= !link.isOpen() || link.send(bytes, true);
        }
        report(whole);
    }

    /** Once when it begins and once when it is over: a slow link loses many lines in a row. */
    private void report(boolean whole) {
        if (!whole && dropped++ == 0) {
            logger.log(
                    Level.WARNING, "Lines of the serial port are lost: a data channel does not take them fast enough");
        } else if (whole && dropped > 0) {
            logger.log(Level.WARNING, "{0} lines of the serial port were lost to a slow data channel", dropped);
            dropped = 0;
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
