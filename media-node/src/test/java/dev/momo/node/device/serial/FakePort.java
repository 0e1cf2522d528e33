package dev.momo.node.device.serial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A port that takes nothing until it is let, which no pseudo-terminal does for ever. */
final class FakePort implements Port {

    private final CountDownLatch lost = new CountDownLatch(1);
    private final CountDownLatch taking = new CountDownLatch(1);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final boolean closingEndsWrites;
    private volatile boolean closed;

    /** @param closingEndsWrites with an error; otherwise only {@link #take} ends them */
    FakePort(boolean closingEndsWrites) {
        this.closingEndsWrites = closingEndsWrites;
    }

    /** Writes go on from now on. */
    void take() {
        taking.countDown();
    }

    void lose() {
        lost.countDown();
    }

    synchronized byte[] written() {
        return written.toByteArray();
    }

    boolean closed() {
        return closed;
    }

    @Override
    public int read(byte[] into) throws IOException {
        try {
            if (lost.await(20, TimeUnit.MILLISECONDS)) {
                throw new IOException("pulled out");
            }
            return 0;
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public void write(byte[] bytes, int count) throws IOException {
        try {
            taking.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        if (closed && closingEndsWrites) {
            throw new IOException("closed");
        }
        synchronized (this) {
            written.write(bytes, 0, count);
        }
    }

    @Override
    public void close() {
        closed = true;
        if (closingEndsWrites) {
            taking.countDown();
        }
    }
}
