package dev.momo.node.device.os;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** Calls of the X client library. */
public interface X11 extends Library {

    /** @throws UnsatisfiedLinkError if the library is not installed */
    static X11 load() {
        return Libraries.load("X11", X11.class);
    }

    /** Null if the server cannot be reached or does not let us in. */
    @Nullable
    Pointer XOpenDisplay(String name);

    int XCloseDisplay(Pointer display);
}
