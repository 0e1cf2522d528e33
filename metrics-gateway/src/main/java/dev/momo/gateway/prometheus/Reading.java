package dev.momo.gateway.prometheus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How the samples of a series are read from their subject. What the subject does not have gives no sample. */
@FunctionalInterface
interface Reading<S> {

    void read(S subject, Samples samples);

    static <S> Reading<S> number(Function<S, OptionalDouble> value) {
        return (subject, samples) -> value.apply(subject).ifPresent(samples::number);
    }

    /** A number for each key, which becomes the value of a label. */
    static <S> Reading<S> numbers(String label, Function<S, Map<String, Double>> values) {
        return (subject, samples) -> values.apply(subject)
                .forEach((key, number) -> samples.with(label, key).number(number));
    }

    /** One of the known states, or one that is shown beside them. */
    static <S> Reading<S> state(List<String> known, Function<S, Optional<String>> state) {
        return (subject, samples) -> state.apply(subject).ifPresent(present -> samples.state(known, present));
    }

    /** Text as labels. A subject without any has no sample. */
    static <S> Reading<S> info(Function<S, Map<String, String>> text) {
        return (subject, samples) -> {
            Samples all = samples.with(text.apply(subject));
            if (all.labels().size() > samples.labels().size()) {
                all.info();
            }
        };
    }
}
