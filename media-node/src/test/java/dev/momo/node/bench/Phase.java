package dev.momo.node.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the link is like for a while.
 *
 * @param kbit its rate in kbit/s, 0 for unshaped
 * @param loss packets lost on the way to the viewer, percent
 * @param seconds how long
 */
record Phase(int kbit, int loss, int seconds) {

    private static final Pattern SYNTAX = Pattern.compile("(open|[1-9]\\d{0,6})(?:/(\\d{1,2}))?:([1-9]\\d{0,3})");

    /** Reads {@code open:10,2000:10,300/5:30}: kbit/s, percent lost and seconds. */
    static List<Phase> parse(String text) {
        List<Phase> phases = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = SYNTAX.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "'" + part + "' is no phase: KBIT:SECONDS, KBIT/LOSS:SECONDS or open:SECONDS is expected");
            }
            int kbit = matcher.group(1).equals("open") ? 0 : Integer.parseInt(matcher.group(1));
            int loss = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
            phases.add(new Phase(kbit, loss, Integer.parseInt(matcher.group(3))));
        }
        return List.copyOf(phases);
    }

    /** Whether the link carries less than before. */
    boolean isDropAfter(Phase before) {
        return kbit != 0 && (before.kbit == 0 || kbit < before.kbit);
    }

    @Override
    public String toString() {
        return (kbit == 0 ? "unshaped" : kbit + " kbit/s") + (loss == 0 ? "" : ", " + loss + " % lost");
    }
}
