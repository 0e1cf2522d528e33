package dev.momo.node.device.serial;

import java.util.logging.LogManager;
import java.util.logging.Logger;

/** A process with an open port, which takes its time to close it when it is to end. */
final class OpenPort {

    private static final long MILLIS_TO_END = 1500;

    private OpenPort() {}

    /** Keeps the log until the very end, which the JDK's would not. */
    public static final class EndlessLog extends LogManager {

        @Override
        public void reset() {}
    }

    /** @param arguments the device */
    public static void main(String... arguments) throws Exception {
        // Their first use must not be after the end has begun.
        Logger.getLogger("").getHandlers();
        SerialLine line = SerialLine.open(arguments[0], 9600, bytes -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeSlowly(line)));
        System.out.println("open");
        Thread.sleep(60_000);
    }

    private static void closeSlowly(SerialLine line) {
        try {
            line.write(new byte[10]);
            Thread.sleep(MILLIS_TO_END);
            line.close();
            System.out.println("closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
