package dev.momo.gateway.history;

import dev.momo.gateway.derive.Figure;
import dev.momo.gateway.derive.Limitation;
import dev.momo.gateway.derive.Unit;
import dev.momo.gateway.node.ConnectionSnapshot;
import dev.momo.gateway.verdict.Level;
import dev.momo.stats.v1.ConnectionState;
import java.util.Arrays;
import java.util.List;

/**
 * What a series is of.
 *
 * @param states the words for the values of a state, by number; empty for a measure
 */
record Quantity(String label, Unit unit, List<String> states) {

    static final Quantity VERDICT = new Quantity(
            "verdict",
            Unit.STATE,
            Arrays.stream(Level.values()).map(Level::word).toList());

    /** By the number that a state has on the wire. */
    static final Quantity CONNECTION_STATE = new Quantity(
            "state",
            Unit.STATE,
            Arrays.stream(ConnectionState.values())
                    .filter(state -> state != ConnectionState.UNRECOGNIZED)
                    .map(ConnectionSnapshot::stateName)
                    .toList());

    private static final List<Quantity> FIGURES =
            Arrays.stream(Figure.values()).map(Quantity::made).toList();

    static Quantity of(Figure figure) {
        return FIGURES.get(figure.ordinal());
    }

    private static Quantity made(Figure figure) {
        List<String> states = figure == Figure.LIMITATION
                ? Arrays.stream(Limitation.values()).map(Limitation::w3c).toList()
                : List.of();
        return new Quantity(figure.label(), figure.unit(), states);
    }
}
