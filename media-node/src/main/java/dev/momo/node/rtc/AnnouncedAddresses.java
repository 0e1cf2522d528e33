package dev.momo.node.rtc;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Addresses that the other side is told instead of this machine's own, for where the network translates them: each host
 * candidate (RFC 8839, section 5.1) becomes one for each announced address of its family, with its own port.
 */
final class AnnouncedAddresses {

    private static final String CANDIDATE = "a=candidate:";

    // Words of a candidate line.
    private static final int COMPONENT = 1;
    private static final int TRANSPORT = 2;
    private static final int PRIORITY = 3;
    private static final int ADDRESS = 4;
    private static final int PORT = 5;
    private static final int TYPE = 7;
    private static final int EXTENSIONS = 8;

    /** Of the local preference, in the priority (RFC 8445, section 5.1.2.1). */
    private static final int PREFERENCE = 256;

    private final List<InetAddress> addresses;

    /** @param addresses the ones to be preferred first */
    AnnouncedAddresses(List<InetAddress> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    /**
     * What is to be told of a candidate.
     *
     * @param line from {@code candidate:} on
     * @param told takes what has been told; nothing is told twice
     */
    List<String> candidates(String line, Set<String> told) {
        if (addresses.isEmpty()) {
            return List.of(line);
        }
        return rewritten(line).stream().filter(each -> told.add(key(each))).toList();
    }

    private List<String> rewritten(String line) {
        String[] words = line.split(" ");
        if (words.length <= TYPE || !words[TYPE].equals("host")) {
            return List.of(line);
        }
        List<String> announced = instead(words[ADDRESS]);
        if (announced.isEmpty()) {
            return List.of(line);
        }
        long priority = Long.parseLong(words[PRIORITY]);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < announced.size(); i++) {
            words[ADDRESS] = announced.get(i);
            words[PRIORITY] = Long.toString(priority - (long) i * PREFERENCE);
            lines.add(String.join(" ", words));
        }
        return lines;
    }

    /** Those of the family of an address; none for a name, as those of mDNS are. */
    private List<String> instead(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null
                ? List.of()
                : addresses.stream()
                        .filter(announced -> announced.getAddress().length == bytes.length)
                        .map(NetUtil::toAddressString)
                        .toList();
    }

    /** Where it leads to, and in which session. */
    private static String key(String line) {
        String[] words = line.split(" ");
        List<String> key = new ArrayList<>(List.of(words[COMPONENT], words[TRANSPORT], words[ADDRESS], words[PORT]));
        for (int i = EXTENSIONS; i + 1 < words.length; i++) {
            if (words[i].equals("tcptype") || words[i].equals("ufrag")) {
                key.add(words[i + 1]);
            }
        }
        return String.join(" ", key);
    }

    /** The same in a whole session description, in the default destination of each section ({@code c=}) too. */
    String description(String sdp) {
        if (addresses.isEmpty()) {
            return sdp;
        }
        SdpText text = new SdpText(sdp);
        text.sections().forEach(this::rewrite);
        return text.toString();
    }

    private void rewrite(List<String> section) {
        Set<String> told = new HashSet<>();
        Map<String, String> connections = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : section) {
            if (line.startsWith(CANDIDATE)) {
                String candidate = line.substring("a=".length());
                candidates(candidate, told).forEach(each -> lines.add("a=" + each));
                connections.put(
                        connection(candidate), connection(rewritten(candidate).get(0)));
            } else {
                lines.add(line);
            }
        }
        lines.replaceAll(line -> connections.getOrDefault(line, line));
        section.clear();
        section.addAll(lines);
    }

    private static String connection(String candidate) {
        String address = candidate.split(" ")[ADDRESS];
        return "c=IN " + (address.contains(":") ? "IP6 " : "IP4 ") + address;
    }
}
