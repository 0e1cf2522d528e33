package dev.momo.node.rtc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The lines of a media section that say how much it may carry, by RFC 8866 and RFC 3890. */
final class SdpBandwidth {

    private static final String KILOBITS = "b=AS:";
    private static final String BITS = "b=TIAS:";

    private SdpBandwidth() {}

    /** Of the first video section, bit/s; empty if it may carry as much as it likes. */
    static OptionalLong ofVideo(String sdp) {
        return new SdpText(sdp)
                .sections().stream()
                        .filter(SimulcastLines::isVideo)
                        .findFirst()
                        .map(SdpBandwidth::of)
                        .orElse(OptionalLong.empty());
    }

    private static OptionalLong of(List<String> section) {
        return Stream.concat(
                        number(section, KILOBITS).map(kilobits -> kilobits * 1000).stream(),
                        number(section, BITS).stream())
                .mapToLong(Long::longValue)
                .min();
    }

    /** Limits the section to so many bit/s, unless it is limited to fewer. */
    static void limit(List<String> section, long bits) {
        OptionalLong limit = of(section);
        if (limit.isPresent() && limit.getAsLong() <= bits) {
            return;
        }
        section.removeIf(line -> line.startsWith(KILOBITS) || line.startsWith(BITS));
        boolean hasConnection = section.size() > 1 && section.get(1).startsWith("c=");
        section.add(hasConnection ? 2 : 1, BITS + bits);
    }

    private static Optional<Long> number(List<String> section, String prefix) {
        return SdpText.value(section, prefix)
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,12}"))
                .map(Long::valueOf);
    }
}
