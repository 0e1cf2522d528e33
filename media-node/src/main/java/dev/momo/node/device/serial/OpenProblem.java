package dev.momo.node.device.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Why a port cannot be opened.
 *
 * @param text for a person: what is wrong and what to do
 */
record OpenProblem(String text, boolean deviceMissing) {

    // Of Linux, on every processor.
    private static final int EPERM = 1;
    private static final int ENOENT = 2;
    private static final int EIO = 5;
    private static final int ENXIO = 6;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int EINVAL = 22;
    private static final int ENOTTY = 25;

    private static final Set<PosixFilePermission> GROUP_MAY =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE);

    static final OpenProblem MISSING = new OpenProblem(
            "it does not exist. Connect it, or name another; /dev/serial/by-id shows those on USB.", true);

    /** What can be seen without opening it. */
    static Optional<OpenProblem> seenIn(Path device, int baud) {
        if (baud < 1) {
            return Optional.of(other("that is no baud rate. Take the device's own, such as 115200."));
        }
        if (!Files.exists(device)) {
            return Optional.of(MISSING);
        }
        if (Files.isDirectory(device)) {
            return Optional.of(noSerialPort("it is a directory"));
        }
        return Files.isRegularFile(device) ? Optional.of(noSerialPort("it is a file")) : Optional.empty();
    }

    /** @param errno of the call that failed; jSerialComm gives 2 for a port that this process has open already */
    static OpenProblem of(Path device, int errno) {
        return switch (errno) {
            case ENOENT -> Files.exists(device) ? busy() : MISSING;
            case ENXIO, ENODEV -> MISSING;
            case EPERM, EACCES -> forbidden(device);
            case EAGAIN, EBUSY -> busy();
            case EINVAL -> other("it does not take that baud rate. Choose another.");
            case EIO -> other("no hardware is behind it (error 5). Name another.");
            case ENOTTY -> noSerialPort("it is something else");
            default -> other("error " + errno + " (see errno(3)).");
        };
    }

    /** jSerialComm's own library is the problem. */
    static OpenProblem ofLibrary() {
        return other("the library jSerialComm cannot be loaded from " + System.getProperty("java.io.tmpdir")
                + ". Give Java a directory that exists and that programs may be run from, with -Djava.io.tmpdir.");
    }

    static OpenProblem other(String text) {
        return new OpenProblem(text, false);
    }

    private static OpenProblem busy() {
        return other("it is in use. End the program that has it open; `fuser -v` with its name shows which.");
    }

    private static OpenProblem noSerialPort(String instead) {
        return other(instead + ", not a serial port. Name a device such as /dev/ttyUSB0.");
    }

    private static OpenProblem forbidden(Path device) {
        String user = System.getProperty("user.name");
        return other("user " + user + " has no permission to read and write it. "
                + groupOf(device)
                        .map(group -> "Add the user to the group " + group + " (`sudo usermod -aG " + group + " " + user
                                + "`) and log in again.")
                        .orElse("Give it to a group with that user in it, by a udev rule."));
    }

    /** The group whose members may use the device: dialout on Debian, uucp on others. */
    private static Optional<String> groupOf(Path device) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(device, PosixFileAttributes.class);
            return attributes.permissions().containsAll(GROUP_MAY)
                    ? Optional.of(attributes.group().getName())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
