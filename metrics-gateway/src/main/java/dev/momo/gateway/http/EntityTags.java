package dev.momo.gateway.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluates {@code If-None-Match} (RFC 9110, 13.1.2), which compares weakly. JAX-RS' own {@code evaluatePreconditions}
 * compares strongly here, and throws for a tag without quotes.
 */
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private EntityTags() {}

    /** Whether one of the tags of the header, or {@code *}, is {@code tag}, which is without quotes. */
    public static boolean match(List<String> ifNoneMatch, String tag) {
        return ifNoneMatch.stream().anyMatch(header -> {
            if (header.strip().equals("*")) {
                return true;
            }
            Matcher matcher = TAG.matcher(header);
            while (matcher.find()) {
                if (matcher.group(1).equals(tag)) {
                    return true;
                }
            }
            return false;
        });
    }
}
