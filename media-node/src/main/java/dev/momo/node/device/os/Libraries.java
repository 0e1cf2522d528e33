package dev.momo.node.device.os;

import com.sun.jna.Library;
import com.sun.jna.Native;

/** Loads shared libraries of the system. */
final class Libraries {

    private Libraries() {}

    /** @throws UnsatisfiedLinkError if it is not installed */
    static <T extends Library> T load(String name, Class<T> calls) {
        // Where JNA unpacks its own part; without this, into the home directory, which a container may not have.
        System.setProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
        return Native.load(name, calls);
    }
}
