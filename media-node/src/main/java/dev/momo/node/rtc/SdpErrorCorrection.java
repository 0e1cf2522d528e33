package dev.momo.node.rtc;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Forward error correction of pictures (RFC 5109, RFC 8627) in SDP. Where it is agreed, libwebrtc takes up to half of the
 * bit rate off the encoder's for ten seconds after packets were lost: just when a link has broken down. What is lost is
 * sent again (RFC 4588) without it.
 */
final class SdpErrorCorrection {

    private static final Set<String> NAMES = Set.of("red", "ulpfec", "flexfec-03");
    private static final Pattern MAP = Pattern.compile("a=rtpmap:(\\d+) ([^/]+)/.*");
    private static final Pattern REPEATED = Pattern.compile("a=fmtp:(\\d+) apt=(\\d+)");
    private static final Pattern OF_TYPE = Pattern.compile("a=(?:rtpmap|fmtp|rtcp-fb):(\\d+) .*");

    private SdpErrorCorrection() {}

    /** The SDP of an offer, without it. */
    static String without(String sdp) {
        SdpText text = new SdpText(sdp);
        boolean changed = false;
        for (List<String> section : text.sections()) {
            if (SimulcastLines.isVideo(section)) {
                changed |= remove(types(section), section);
            }
        }
        return changed ? text.toString() : sdp;
    }

    /** The payload types that are for it, and those that repeat them. */
    private static Set<String> types(List<String> section) {
        Set<String> types = new HashSet<>();
        matches(MAP, section)
                .filter(map -> NAMES.contains(map.group(2).toLowerCase(Locale.ROOT)))
                .forEach(map -> types.add(map.group(1)));
        matches(REPEATED, section)
                .filter(repeated -> types.contains(repeated.group(2)))
                .map(repeated -> repeated.group(1))
                .toList()
                .forEach(types::add);
        return types;
    }

    private static Stream<Matcher> matches(Pattern pattern, List<String> section) {
        return section.stream().map(pattern::matcher).filter(Matcher::matches);
    }

    private static boolean remove(Set<String> types, List<String> section) {
        String[] media = section.get(0).split(" ");
        // m=video port protocol type type …
        String left =
                Stream.of(media).skip(3).filter(type -> !types.contains(type)).collect(Collectors.joining(" "));
        if (types.isEmpty() || left.isEmpty()) {
            return false;
        }
        section.set(0, String.join(" ", media[0], media[1], media[2], left));
        section.removeIf(line -> {
            Matcher ofType = OF_TYPE.matcher(line);
            return ofType.matches() && types.contains(ofType.group(1));
        });
        return true;
    }
}
