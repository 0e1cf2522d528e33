package dev.momo.node.device.serial;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The port from one opening to its loss: read on the thread that runs this, written to on a thread of its own. */
final class Connection {

    private static final int READ_BYTES = 4096;

    /** A write of so few is soon over, unless the port is stuck. */
    private static final int WRITE_BYTES = 1024;

    private static final long WRITER_MILLIS = 250;

    private final Port port;
    private final WriteBuffer buffer;
    private final Thread writer = new Thread(this::drain, "serial-writer");
    private volatile @Nullable IOException writeFailure;

    Connection(Port port, DropReport drops) {
        this.port = port;
        this.buffer = new WriteBuffer(drops);
        writer.setDaemon(true);
    }

    /** Any thread; never waits. */
    void write(byte[] bytes) {
        buffer.add(bytes);
    }

    /**
     * Reads until it is closed. The port is closed when this returns.
     *
     * @throws IOException if the port is lost
     */
    void run(LineSplitter lines, BooleanSupplier closed) throws IOException {
        writer.start();
        try {
            byte[] bytes = new byte[READ_BYTES];
            while (!closed.getAsBoolean()) {
                lines.add(bytes, port.read(bytes));
                throwWriteFailure();
            }
        } finally {
            end();
        }
    }

    private void throwWriteFailure() throws IOException {
        IOException failure = writeFailure;
        if (failure != null) {
            throw failure;
        }
    }

    private void drain() {
        byte[] bytes = new byte[WRITE_BYTES];
        try {
            for (int count = buffer.peek(bytes); count > 0; count = buffer.peek(bytes)) {
                port.write(bytes, count);
                buffer.remove(count);
            }
        } catch (IOException e) {
            writeFailure = e;
        } catch (InterruptedException e) {
            writeFailure = new InterruptedIOException("its writer was interrupted");
        }
    }

    /** The port is closed under a write only if that is stuck: its number may be another file's by the next one. */
    private void end() {
        buffer.end();
        awaitWriter();
        port.close();
        awaitWriter();
    }

    private void awaitWriter() {
        try {
            writer.join(WRITER_MILLIS);
        } catch (InterruptedException ignored) {
            // Only onLine can have done that, and it ends nothing here.
        }
    }
}
