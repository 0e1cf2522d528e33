package dev.momo.node.rtc;

import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of a media section that are about simulcast, by RFC 8853 and RFC 8851. */
final class SimulcastLines {

    private static final String SIMULCAST = "a=simulcast:";
    private static final String RID = "a=rid:";

    private SimulcastLines() {}

    static boolean isVideo(List<String> section) {
        return section.get(0).startsWith("m=video ");
    }

    /** The entries of the list for a direction, {@code send} or {@code recv}; empty if there is none. */
    static List<String> entries(List<String> section, String direction) {
        String[] words = SdpText.value(section, SIMULCAST)
                .map(value -> value.strip().split(" +"))
                .orElse(new String[0]);
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (words[i].equals(direction)) {
                return Stream.of(words[i + 1].split(";"))
                        .filter(entry -> !entry.isEmpty())
                        .toList();
            }
        }
        return List.of();
    }

    /** Puts other entries into the list for a direction, which has some. */
    static void setEntries(List<String> section, String direction, Stream<String> entries) {
        String list = entries.collect(Collectors.joining(";"));
        String replacement = Matcher.quoteReplacement(direction + " " + list);
        section.replaceAll(line -> line.startsWith(SIMULCAST)
                ? line.replaceFirst("(?<=[: ])" + direction + " +[^ ]+", replacement)
                : line);
    }

    static void addRid(List<String> section, String rid, String direction) {
        section.add(RID + rid + " " + direction);
    }

    static void removeRid(List<String> section, String rid) {
        section.removeIf(line -> line.equals(RID + rid) || line.startsWith(RID + rid + " "));
    }

    static void removeAll(List<String> section) {
        section.removeIf(line -> line.startsWith(SIMULCAST) || line.startsWith(RID));
    }
}
