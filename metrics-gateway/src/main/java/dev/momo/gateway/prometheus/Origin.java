package dev.momo.gateway.prometheus;

import java.util.List;

/**
 * Where the values of a series come from.
 *
 * @param type a stats type of W3C webrtc-stats, or {@code node} or {@code connection} of the feed
 * @param members the members of that type that are read
 * @param conversion how the value is made of the member, empty where it is the member's own
 */
record Origin(String type, List<String> members, String conversion) {

    @Override
    public String toString() {
        String from = type + " " + String.join(", ", members);
        return conversion.isEmpty() ? from : from + " " + conversion;
    }
}
