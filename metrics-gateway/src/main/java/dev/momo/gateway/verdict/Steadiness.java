package dev.momo.gateway.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps reasons from flapping: a level is believed when two of the last three samples had it, and left when none of the
 * last three had. At a sample a second a change shows within three seconds.
 */
final class Steadiness {

    private static final int SAMPLES = 3;
    private static final int TO_BELIEVE = 2;

    private final Deque<Map<String, Reason>> recent = new ArrayDeque<>();
    private Map<String, Reason> believed = Map.of();

    /** What to believe after one more sample. */
    List<Reason> take(List<Reason> sample) {
        Map<String, Reason> latest = new LinkedHashMap<>();
        sample.forEach(reason -> latest.put(reason.code(), reason));
        recent.addFirst(latest);
        if (recent.size() > SAMPLES) {
            recent.removeLast();
        }
        Map<String, Reason> next = new LinkedHashMap<>();
        recent.forEach(one -> one.keySet().forEach(code -> next.computeIfAbsent(code, this::judge)));
        believed = next;
        return new ArrayList<>(next.values());
    }

    private @Nullable Reason judge(String code) {
        Level before = believed.containsKey(code) ? believed.get(code).level() : Level.UNKNOWN;
        for (Level level : List.of(Level.POOR, Level.FAIR, Level.GOOD)) {
            int enough = before.compareTo(level) >= 0 ? 1 : TO_BELIEVE;
            if (recent.stream().filter(one -> isAtLeast(one.get(code), level)).count() >= enough) {
                return at(level, code);
            }
        }
        return null;
    }

    private static boolean isAtLeast(@Nullable Reason reason, Level level) {
        return reason != null && reason.level().compareTo(level) >= 0;
    }

    /** The latest words of that level, or of a worse one. */
    private Reason at(Level level, String code) {
        Reason found = recent.stream()
                .map(one -> one.get(code))
                .filter(reason -> isAtLeast(reason, level))
                .findFirst()
                .orElseThrow();
        return found.level() == level ? found : new Reason(code, level, found.text(), found.evidence());
    }
}
