package dev.momo.node.system;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An X server of the test's own without a screen. */
public final class VirtualScreen implements AutoCloseable {

    private interface X11 extends Library {

        Pointer XOpenDisplay(String name);

        NativeLong XDefaultRootWindow(Pointer display);

        int XDefaultScreen(Pointer display);

        Pointer XDefaultGC(Pointer display, int screen);

        int XSetForeground(Pointer display, Pointer context, NativeLong pixel);

        int XFillRectangle(Pointer display, NativeLong drawable, Pointer context, int x, int y, int width, int height);

        int XSync(Pointer display, int discard);

        int XCloseDisplay(Pointer display);
    }

    private final int width;
    private final int height;
    private final Program server;
    private final String display;

    /** With so many pixels. */
    public VirtualScreen(int width, int height) {
        this.width = width;
        this.height = height;
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
                        width + "x" + height + "x24"));
        display = ":"
                + server.awaitLine(server.stdout(), Pattern.compile("^[0-9]+$"), Duration.ofSeconds(20))
                        .group();
    }

    /** What DISPLAY has to be. */
    public String display() {
        return display;
    }

    /** Fills the screen with one colour. */
    void fill(int red, int green, int blue) {
        try (Painter painter = new Painter()) {
            painter.fill(0, 0, width, height, red << 16 | green << 8 | blue);
        }
    }

    /** Draws on the screen. One thread. */
    public final class Painter implements AutoCloseable {

        private final X11 x11 = Native.load("X11", X11.class);
        private final Pointer connection = x11.XOpenDisplay(display);
        private final NativeLong root = x11.XDefaultRootWindow(connection);
        private final Pointer context = x11.XDefaultGC(connection, x11.XDefaultScreen(connection));

        /** Fills a rectangle with one colour, red in its third byte; on the screen when it returns. */
        public void fill(int left, int top, int wide, int high, int colour) {
            x11.XSetForeground(connection, context, new NativeLong(colour));
            x11.XFillRectangle(connection, root, context, left, top, wide, high);
            x11.XSync(connection, 0);
        }

        @Override
        public void close() {
            x11.XCloseDisplay(connection);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
