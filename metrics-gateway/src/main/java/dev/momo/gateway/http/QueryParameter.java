package dev.momo.gateway.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads parameters of a query, each of which may be given once. */
public final class QueryParameter {

    private QueryParameter() {}

    /** The id of a node or connection, by whose kind the parameter is called. */
    public static Optional<String> id(String name, @Nullable List<String> values) {
        return single(name, values, "the id of a " + name + "; name one");
    }

    /** @param expected what to give, for the message about an empty one */
    static Optional<String> single(String name, @Nullable List<String> values, String expected) {
        if (values == null || values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw Problem.badRequest("The parameter '" + name + "' is given " + values.size()
                            + " times: expected at most once; remove the others.")
                    .asException();
        }
        if (values.get(0).isEmpty()) {
            throw Problem.badRequest("The parameter '" + name + "' is empty: expected " + expected
                            + " or leave the parameter out.")
                    .asException();
        }
        return Optional.of(values.get(0));
    }
}
