package dev.momo.node.rtc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** The layers of one peer through all its offers; says once what cannot be sent as it is asked for. */
final class PeerSimulcast {

    private static final Logger logger = System.getLogger(PeerSimulcast.class.getName());

    /** With others libwebrtc makes one stream of all layers, as long as nobody sets their scalability mode. */
    private static final Set<String> IN_LAYERS = Set.of("VP8", "H264");

    private final String peer;
    private final LongSupplier captured;
    private final Set<String> told = new HashSet<>();
    private long pixels = -1;

    /** @param captured pixels of the picture; 0 if it is not known */
    PeerSimulcast(String peer, LongSupplier captured) {
        this.peer = peer;
        this.captured = captured;
    }

    SimulcastSdp of(String offer, Simulcast simulcast) {
        if (pixels < 0) {
            // The same for all offers: what is sent must not change with them.
            pixels = captured.getAsLong();
        }
        SimulcastSdp sdp = SimulcastSdp.of(offer, simulcast, pixels);
        if (!sdp.plan().exact()) {
            tell("no layers can be sent at the scales asked for, " + simulcast.layers() + "; sent are "
                    + sdp.plan().describe());
        }
        return sdp;
    }

    /** The answer for the other side, from the one that libwebrtc was given. */
    String reply(SimulcastSdp sdp, String local) {
        sdp.section(local)
                .flatMap(PeerSimulcast::codec)
                .filter(codec -> sdp.plan().slots().size() > 1 && !IN_LAYERS.contains(codec))
                .ifPresent(codec -> tell(codec + " is sent in one size: libwebrtc sends several with VP8 and H264 only"
                        + " (--video-codec-type)"));
        return sdp.reply(local);
    }

    /** The first of those that a section names, which is the one that is sent. */
    private static Optional<String> codec(List<String> section) {
        String[] words = section.get(0).split(" ");
        return words.length < 4
                ? Optional.empty()
                : SdpText.value(section, "a=rtpmap:" + words[3] + " ").map(value -> value.split("/")[0]);
    }

    private void tell(String line) {
        if (told.add(line)) {
            logger.log(Level.WARNING, "{0}: {1}", peer, line);
        }
    }
}
