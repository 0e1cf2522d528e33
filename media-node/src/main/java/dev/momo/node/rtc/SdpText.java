package dev.momo.node.rtc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of a session description, cut at its media sections. The lines of each part can be changed. */
final class SdpText {

    /** The session's own lines, then those of each media section. */
    private final List<List<String>> parts = new ArrayList<>();

    SdpText(String sdp) {
        List<String> part = new ArrayList<>();
        parts.add(part);
        for (String line : sdp.lines().toList()) {
            if (line.startsWith("m=")) {
                part = new ArrayList<>();
                parts.add(part);
            }
            part.add(line);
        }
    }

    /** The media sections in their order; each begins with its {@code m=} line. */
    List<List<String>> sections() {
        return parts.subList(1, parts.size());
    }

    /** What follows {@code prefix} in the first of the lines that begins with it. */
    static Optional<String> value(List<String> lines, String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .map(line -> line.substring(prefix.length()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> part.forEach(line -> text.append(line).append("\r\n")));
        return text.toString();
    }
}
