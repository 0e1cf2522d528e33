package dev.momo.node.rtc;

import java.util.List;
import java.util.Optional;

/**
 * The layers that the other side asks for beside its offer.
 *
 * @param mid of the section they are for; empty for the first video section that has simulcast
 */
public record Simulcast(Optional<String> mid, List<SimulcastLayer> layers) {

    /** Nothing is asked for beside the offer. */
    public static final Simulcast NONE = new Simulcast(Optional.empty(), List.of());

    public Simulcast {
        layers = List.copyOf(layers);
    }
}
