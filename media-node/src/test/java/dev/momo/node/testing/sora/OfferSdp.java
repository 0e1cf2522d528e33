package dev.momo.node.testing.sora;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Sora writes into an offer and libwebrtc would not: the client is told it, the server's own peer connection is
 * not.
 */
final class OfferSdp {

    private static final Pattern OPUS = Pattern.compile("a=rtpmap:(\\d+) opus/48000/2");

    private final String sdp;

    OfferSdp(String sdp) {
        this.sdp = sdp;
    }

    String sdp() {
        return sdp;
    }

    /** Limits what the client sends in a section. */
    OfferSdp limit(String mid, int kilobits) {
        return kilobits == 0
                ? this
                : edit(mid, section -> {
                    // Belongs after the connection line.
                    int at = 1 + indexOf(section, "c=");
                    section.add(at, "b=AS:" + kilobits);
                    section.add(at + 1, "b=TIAS:" + kilobits * 1000L);
                    return section;
                });
    }

    /** Tells the client's Opus encoder to keep to a bit rate. */
    OfferSdp limitOpus(String mid, int kilobits) {
        return kilobits == 0
                ? this
                : edit(mid, section -> {
                    String payload = section.stream()
                            .map(OPUS::matcher)
                            .filter(Matcher::matches)
                            .map(matcher -> matcher.group(1))
                            .findFirst()
                            .orElse("none");
                    section.replaceAll(line -> line.startsWith("a=fmtp:" + payload + " ")
                            ? line + ";maxaveragebitrate=" + kilobits * 1000L
                            : line);
                    return section;
                });
    }

    /** Asks the client for layers. */
    OfferSdp simulcast(String mid, List<String> rids) {
        return rids.isEmpty()
                ? this
                : edit(mid, section -> {
                    rids.forEach(rid -> section.add("a=rid:" + rid + " recv"));
                    section.add("a=simulcast:recv " + String.join(";", rids));
                    return section;
                });
    }

    /** Says nothing of streams in sections that are inactive, where libwebrtc tells what was sent before. */
    OfferSdp withoutIdleStreams() {
        return edit(section -> section.contains("a=inactive"), section -> {
            section.removeIf(line -> line.startsWith("a=msid:") || line.startsWith("a=ssrc"));
            return section;
        });
    }

    /** An answer as if layers had never been asked for: libwebrtc receives one at a time, and knows no more. */
    static String withoutSimulcast(String answer) {
        return answer.lines()
                .filter(line -> !line.startsWith("a=simulcast:") && !line.startsWith("a=rid:"))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static int indexOf(List<String> section, String start) {
        for (int i = 0; i < section.size(); i++) {
            if (section.get(i).startsWith(start)) {
                return i;
            }
        }
        throw new IllegalStateException("no line " + start + " in " + section);
    }

    private OfferSdp edit(String mid, UnaryOperator<List<String>> edit) {
        return edit(section -> section.contains("a=mid:" + mid), edit);
    }

    private OfferSdp edit(Predicate<List<String>> which, UnaryOperator<List<String>> edit) {
        StringBuilder result = new StringBuilder();
        for (String section : sdp.split("(?m)^(?=m=)")) {
            List<String> lines = new ArrayList<>(section.lines().toList());
            (which.test(lines) ? edit.apply(lines) : lines)
                    .forEach(line -> result.append(line).append("\r\n"));
        }
        return new OfferSdp(result.toString());
    }
}
