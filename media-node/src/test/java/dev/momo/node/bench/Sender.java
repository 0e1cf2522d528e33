package dev.momo.node.bench;

import dev.momo.node.system.Browser;
import java.util.List;
import java.util.Map;

/** Who sends 1280x720 at 30 frames a second. */
enum Sender {
    NODE {
        @Override
        Sending play(Asked asked, Browser viewer, String address) {
            return new NodeSending(Map.of(), List.of("--fake-capture-device"), asked, viewer, address);
        }
    },

    SCREEN {
        @Override
        Sending play(Asked asked, Browser viewer, String address) {
            return new ScreenSending(asked, viewer, address);
        }
    },

    CHROMIUM {
        @Override
        Sending play(Asked asked, Browser viewer, String address) {
            return new RivalSending(asked, viewer, null);
        }
    },

    CHROMIUM_SAME {
        @Override
        Sending play(Asked asked, Browser viewer, String address) {
            return new RivalSending(asked, viewer, NodesPicture.FILE);
        }
    };

    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    static final int FRAMERATE = 30;

    /**
     * Starts to send; the viewer's page is then in front, with a {@code video} and {@code momo.peerConnection}.
     *
     * @param address of the sender, as the viewer sees it
     */
    abstract Sending play(Asked asked, Browser viewer, String address);
}
