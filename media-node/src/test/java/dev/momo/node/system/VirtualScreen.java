package dev.momo.node.system;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An X server of the test's own without a screen, 1000 by 500 pixels. */
final class VirtualScreen implements AutoCloseable {

    static final int WIDTH = 1000;
    static final int HEIGHT = 500;

    private interface X11 extends Library {

        Pointer XOpenDisplay(String name);

        NativeLong XDefaultRootWindow(Pointer display);

        int XSetWindowBackground(Pointer display, NativeLong window, NativeLong pixel);

        int XClearWindow(Pointer display, NativeLong window);

        int XSync(Pointer display, int discard);

        int XCloseDisplay(Pointer display);
    }

    private final Program server;
    private final String display;

    VirtualScreen() {
        server = Program.start(
                Map.of(),
                List.of(
                        "Xvfb",
                        // Or what was drawn would be gone with the client that drew it.
                        "-noreset",
                        "-displayfd",
                        "1",
                        "-nolisten",
                        "tcp",
                        "-screen",
                        "0",
                        WIDTH + "x" + HEIGHT + "x24"));
        display = ":"
                + server.awaitLine(server.stdout(), Pattern.compile("^[0-9]+$"), Duration.ofSeconds(20))
                        .group();
    }

    /** What DISPLAY has to be. */
    String display() {
        return display;
    }

    /** Fills the screen with one colour. */
    void fill(int red, int green, int blue) {
        X11 x11 = Native.load("X11", X11.class);
        Pointer connection = x11.XOpenDisplay(display);
        NativeLong root = x11.XDefaultRootWindow(connection);
        x11.XSetWindowBackground(connection, root, new NativeLong(red << 16 | green << 8 | blue));
        x11.XClearWindow(connection, root);
        x11.XSync(connection, 0);
        x11.XCloseDisplay(connection);
    }

    @Override
    public void close() {
        server.close();
    }
}
