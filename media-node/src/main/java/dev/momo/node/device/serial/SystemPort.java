package dev.momo.node.device.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A serial port of this machine: raw, 8 data bits, no parity, 1 stop bit, no flow control. */
final class SystemPort implements Port {

    private static final int READ_TIMEOUT_MILLIS = 200;

    private static final int EAGAIN = 11;
    private static final int MOST_RETRIES = 5;

    private final Path device;
    private final SerialPort port;
    private int retries;

    private SystemPort(Path device, SerialPort port) {
        this.device = device;
        this.port = port;
    }

    /** @throws SerialException if it cannot be opened */
    static Port open(String device, int baud) {
        try {
            Path path = Path.of(device);
            Optional<OpenProblem> problem = OpenProblem.seenIn(path, baud);
            if (problem.isPresent()) {
                throw new SerialException(device, baud, problem.get(), null);
            }
            loadLibrary(device, baud);
            // A link is followed each time: what comes back may be another device.
            SerialPort port = SerialPort.getCommPort(path.toRealPath().toString());
            configure(port, baud);
            if (!port.openPort()) {
                throw new SerialException(device, baud, OpenProblem.of(path, port.getLastErrorCode()), null);
            }
            return new SystemPort(path, port);
        } catch (InvalidPathException | IOException | SerialPortInvalidPortException e) {
            // What was seen a moment ago is not there now, or never could be.
            throw new SerialException(device, baud, OpenProblem.MISSING, e);
        }
    }

    private static void loadLibrary(String device, int baud) {
        try {
            NativeLibrary.load();
        } catch (IOException | LinkageError e) {
            throw new SerialException(device, baud, OpenProblem.ofLibrary(), e);
        }
    }

    private static void configure(SerialPort port, int baud) {
        port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
    }

    @Override
    public int read(byte[] into) throws IOException {
        int count = port.readBytes(into, into.length);
        if (count < 0) {
            return failedRead(port.getLastErrorCode());
        }
        if (count == 0 && !Files.exists(device)) {
            throw new IOException("its device node is gone");
        }
        retries = 0;
        return count;
    }

    /** EAGAIN comes where a read meets a change of settings, 5 or 0 where the device is gone: from then on at once. */
    private int failedRead(int errno) throws IOException {
        boolean again = errno == EAGAIN && Files.exists(device) && ++retries <= MOST_RETRIES;
        if (!again && !NativeLibrary.unloading()) {
            throw new IOException("disconnected, error " + errno);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(READ_TIMEOUT_MILLIS));
        return 0;
    }

    @Override
    public void write(byte[] bytes, int count) throws IOException {
        if (port.writeBytes(bytes, count) != count && !NativeLibrary.unloading()) {
            throw new IOException("it takes no more bytes, error " + port.getLastErrorCode());
        }
    }

    @Override
    public void close() {
        port.closePort();
    }
}
