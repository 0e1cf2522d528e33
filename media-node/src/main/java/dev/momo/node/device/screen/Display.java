package dev.momo.node.device.screen;

import com.sun.jna.Pointer;
import dev.momo.node.device.CaptureException;
import dev.momo.node.device.os.X11;

/** The X11 display that a program is given. */
final class Display {

    private static final String WHAT_TO_DO =
            " Start the node in a session of X11 (or Xvfb), with DISPLAY set and the right to use it (xhost, XAUTHORITY).";

    private Display() {}

    /**
     * libwebrtc would crash where there is none.
     *
     * @throws CaptureException if it cannot be opened
     */
    static void require(String name) {
        if (name.isEmpty()) {
            throw new CaptureException("failed to create capturer: no screen, for DISPLAY is not set." + WHAT_TO_DO);
        }
        X11 x11 = X11.load();
        Pointer display = x11.XOpenDisplay(name);
        if (display == null) {
            throw new CaptureException(
                    "failed to create capturer: the display '" + name + "' (DISPLAY) cannot be opened." + WHAT_TO_DO);
        }
        x11.XCloseDisplay(display);
    }
}
