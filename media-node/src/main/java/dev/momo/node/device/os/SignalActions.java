package dev.momo.node.device.os;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What this process does on signals, to be had back after a library has changed it. */
public final class SignalActions {

    /** More than the C library's structure of 152 bytes, which is only kept and given back. */
    private static final int SIZE = 256;

    /** SIGHUP to SIGSYS. */
    private static final int FIRST = 1;

    private static final int LAST = 31;

    private final LibC libc;
    private final Map<Integer, Memory> actions = new TreeMap<>();

    /** Notes what is done now. */
    public SignalActions() {
        this.libc = LibC.load();
        for (int signal = FIRST; signal <= LAST; signal++) {
            Memory action = new Memory(SIZE);
            if (call(signal, null, action)) {
                actions.put(signal, action);
            }
        }
    }

    public void restore() {
        actions.forEach((signal, action) -> call(signal, action, null));
    }

    /** False for the two signals that nobody can handle. */
    private boolean call(int signal, @Nullable Memory action, @Nullable Memory old) {
        try {
            libc.sigaction(signal, action, old);
            return true;
        } catch (LastErrorException e) {
            return false;
        }
    }
}
