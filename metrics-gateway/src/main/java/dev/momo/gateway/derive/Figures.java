package dev.momo.gateway.derive;

import dev.momo.stats.v1.RtcStats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of one stream or path at one sample, and the stats that they can be traced to. Immutable. */
public final class Figures {

    private static final Figure[] CATALOGUE = Figure.values();

    private final double[] values;
    private final Map<Source, String> stats;

    private Figures(double[] values, Map<Source, String> stats) {
        this.values = values;
        this.stats = stats;
    }

    /** Computes every figure of the stats that are there. */
    static Figures of(Map<Source, Delta> deltas, Map<Source, RtcStats> stats) {
        double[] values = new double[CATALOGUE.length];
        Arrays.fill(values, Double.NaN);
        for (Figure figure : CATALOGUE) {
            Delta delta = deltas.get(figure.source());
            if (delta != null) {
                values[figure.ordinal()] = figure.of(delta);
            }
        }
        Map<Source, String> ids = new EnumMap<>(Source.class);
        stats.forEach((source, one) -> ids.put(source, one.getId()));
        return new Figures(values, ids);
    }

    /** NaN where it is undefined, so that no comparison with it holds. */
    public double get(Figure figure) {
        return values[figure.ordinal()];
    }

    /** Those that are defined, in the order of the catalogue. */
    public List<Figure> defined() {
        List<Figure> defined = new ArrayList<>();
        for (Figure figure : CATALOGUE) {
            if (!Double.isNaN(get(figure))) {
                defined.add(figure);
            }
        }
        return defined;
    }

    /** The id of the stats that the figure is taken from, empty where there are none. */
    public String statsId(Figure figure) {
        return stats.getOrDefault(figure.source(), "");
    }
}
