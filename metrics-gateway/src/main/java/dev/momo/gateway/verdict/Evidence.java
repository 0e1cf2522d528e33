package dev.momo.gateway.verdict;

import dev.momo.gateway.derive.Figure;
import dev.momo.gateway.derive.Figures;

/**
 * A number that a reason rests on, and where it stands in the report.
 *
 * @param member the stats' type and its member, as {@code remote-inbound-rtp.fractionLost}
 * @param stats the id of the stats
 * @param figure the figure that was derived from the member
 * @param value in the figure's unit
 * @param threshold what it was held against, NaN where it is only told
 */
public record Evidence(String member, String stats, String figure, double value, double threshold) {

    static Evidence of(Figures figures, Figure figure, double threshold) {
        return new Evidence(figure.member(), figures.statsId(figure), figure.label(), figures.get(figure), threshold);
    }

    static Evidence of(Figures figures, Figure figure) {
        return of(figures, figure, Double.NaN);
    }
}
