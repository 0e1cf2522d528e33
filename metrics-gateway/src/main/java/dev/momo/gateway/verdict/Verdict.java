package dev.momo.gateway.verdict;

import java.util.Comparator;
import java.util.List;

/** @param reasons the worst first */
public record Verdict(Level level, List<Reason> reasons) {

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** As bad as its worst reason, good without any. */
    static Verdict of(List<Reason> reasons) {
        Level worst = Level.GOOD;
        for (Reason reason : reasons) {
            worst = worst.orWorse(reason.level());
        }
        return new Verdict(
                worst,
                reasons.stream()
                        .sorted(Comparator.comparing(Reason::level).reversed())
                        .toList());
    }

    /** One that cannot be given now, and why. */
    static Verdict unknown(String code, String text) {
        return new Verdict(Level.UNKNOWN, List.of(new Reason(code, Level.UNKNOWN, text, List.of())));
    }
}
