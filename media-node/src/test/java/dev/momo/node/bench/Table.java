package dev.momo.node.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints figures so that people can compare the senders line by line. */
final class Table {

    private static final String ROW = "%-22s %-13s %5s %-10s %5s %6s %5s %7s %7s %7s %6s %6s %6s %8s%n";

    private static final String LEGEND = """
            sender    node with its fake device; screen, the node with a busy screen; chromium with its own fake camera;
                      chromium_same, its fake camera playing the node's picture
            fps       frames decoded a second; this, size, kbit/s, used, frozen and latency from 3 s after the change on
            size      of most of the time; chngs: how often it changed in the whole phase
            kbit/s    what the link carried with all headers and repetitions; used: of its rate
            freezes   as Chromium counts them, in the whole phase; frozen: part of the time in them
            gap       longest time without a new picture, ms, in the whole phase
            p50 p95   latency from capture to the viewer's screen, ms: the node's by the clock in its picture; Chromium's,
                      whose camera has none, by RTP timestamps, set by its sender reports while the link was idle
            sound     how long the viewer kept sound until it played it, median, ms
            adapted   seconds until the viewer was served for 2 s: when the rate has fallen with 20 (FRAMERATE), 10
                      (BALANCE) or 5 (RESOLUTION) frames a second, else with the full size; - for never
            """;

    private final PrintStream out;

    Table(PrintStream out) {
        this.out = out;
    }

    void legend() {
        out.println(LEGEND);
    }

    void heading(String codec, Priority priority, double idlePercent) {
        out.printf(Locale.ROOT, "%n%s, %s; processors idle for %.0f %% of the time%n", codec, priority, idlePercent);
        out.printf(
                Locale.ROOT,
                ROW,
                "link",
                "sender",
                "fps",
                "size",
                "chngs",
                "kbit/s",
                "used",
                "freezes",
                "frozen",
                "gap",
                "p50",
                "p95",
                "sound",
                "adapted");
    }

    void row(Phase phase, Sender sender, Figures figures) {
        out.printf(
                Locale.ROOT,
                ROW,
                phase,
                sender.name().toLowerCase(Locale.ROOT),
                number(figures.fps(), 1, ""),
                figures.size(),
                number(figures.sizes(), 0, ""),
                number(figures.kbit(), 0, ""),
                number(figures.used(), 0, " %"),
                number(figures.freezes(), 0, ""),
                number(figures.frozen(), 1, " %"),
                number(figures.longestGap(), 0, ""),
                number(figures.latency50(), 0, ""),
                number(figures.latency95(), 0, ""),
                number(figures.sound(), 0, ""),
                number(figures.adapted(), 1, " s"));
    }

    private static String number(double value, int digits, String unit) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", value) + unit;
    }

    void shortOfCpu(Sender sender, double seconds) {
        out.printf(
                Locale.ROOT,
                "%s had too little processor time for %.0f s%n",
                sender.name().toLowerCase(Locale.ROOT),
                seconds);
    }
}
