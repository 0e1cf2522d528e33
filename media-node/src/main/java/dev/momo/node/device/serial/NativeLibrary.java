package dev.momo.node.device.serial;

import com.fazecast.jSerialComm.SerialPort;
import dev.momo.node.device.os.SignalActions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Loads jSerialComm's native library, and takes back what that does to the process: it would ignore SIGHUP from then on
 * (<a href="https://github.com/Fazecast/jSerialComm/issues/612">jSerialComm 612</a>), and live on when its terminal is
 * closed.
 */
final class NativeLibrary {

    private static final Logger logger = System.getLogger(NativeLibrary.class.getName());

    /** A name in {@code java.io.tmpdir/jSerialComm/} and in {@code user.home/.jSerialComm/}. */
    private static final String APP_ID = "fazecast.jSerialComm.appid";

    /** From anywhere to the root. */
    private static final String CLIMB = "../".repeat(100);

    private static boolean loaded;
    private static volatile boolean unloading;

    private NativeLibrary() {}

    /**
     * Loads it unless that is done.
     *
     * @throws IOException if the temporary directory cannot be written to
     * @throws LinkageError if it cannot be loaded from there
     */
    static synchronized void load() throws IOException {
        if (!loaded) {
            loadFromOwnDirectory();
            SerialPort.addShutdownHook(new Thread(() -> unloading = true, "serial-unloading"));
            loaded = true;
        }
    }

    /** Whether the process ends and jSerialComm has closed all ports, or is about to. */
    static boolean unloading() {
        return unloading;
    }

    /**
     * By itself jSerialComm would load whatever lies at a known place in the temporary directory, empty that directory
     * whoever made it, and use the home directory if it cannot have that. So both of its places are made one of ours,
     * which nobody else can write to.
     */
    private static void loadFromOwnDirectory() throws IOException {
        Path directory = Files.createTempDirectory("momo-serial").toAbsolutePath();
        SignalActions signals = new SignalActions();
        try {
            // jSerialComm deletes and makes the innermost two anew, for everybody to write to.
            System.setProperty(APP_ID, CLIMB + directory.resolve("jSerialComm"));
            SerialPort.getVersion();
        } finally {
            signals.restore();
            // What is loaded stays so without its file.
            delete(directory);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            logger.log(Level.WARNING, directory + " is left behind", e);
        }
    }
}
