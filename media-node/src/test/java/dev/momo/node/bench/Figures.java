package dev.momo.node.bench;

/**
 * One phase of one session; NaN where there is nothing to say.
 *
 * @param fps frames decoded a second, from 3 s after the beginning on, as all that is called steady
 * @param size of most of the steady time
 * @param sizes how often the size changed
 * @param kbit what the link carried a second, with all headers, steady
 * @param used the same in percent of the link's rate
 * @param freezes how often the picture froze, as the browser counts it
 * @param frozen percent of the steady time
 * @param longestGap milliseconds without a new picture, at most
 * @param latency50 milliseconds from capture to screen, steady
 * @param latency95 the same
 * @param adapted seconds until the viewer was served again
 */
record Figures(
        Phase phase,
        double fps,
        String size,
        long sizes,
        double kbit,
        double used,
        double freezes,
        double frozen,
        double longestGap,
        double latency50,
        double latency95,
        double adapted) {}
