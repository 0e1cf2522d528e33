package dev.momo.gateway.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One element of {@code Accept} (RFC 9110, 12.5.1).
 *
 * @param type in lower case, for example {@code text/plain} or {@code *}{@code /*}
 * @param parameters all but the weight; names in lower case, values as they are, without quotes
 * @param quality 0 to 1
 */
record MediaRange(String type, Map<String, String> parameters, double quality) {

    /** What lies between commas, or semicolons, outside quotes. */
    private static final Pattern ELEMENT = Pattern.compile("(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*\"?)+");

    private static final Pattern PART = Pattern.compile("(?:[^;\"]|\"(?:[^\"\\\\]|\\\\.)*\"?)+");

    /** All elements of all headers. What is no media range is one that matches nothing. */
    static List<MediaRange> parse(List<String> headers) {
        List<MediaRange> ranges = new ArrayList<>();
        for (String header : headers) {
            Matcher elements = ELEMENT.matcher(header);
            while (elements.find()) {
                ranges.add(of(elements.group()));
            }
        }
        return ranges;
    }

    private static MediaRange of(String element) {
        Matcher parts = PART.matcher(element);
        String type = parts.find() ? parts.group().strip().toLowerCase(Locale.ROOT) : "";
        Map<String, String> parameters = new HashMap<>();
        while (parts.find()) {
            String[] pair = parts.group().split("=", 2);
            String value = pair.length == 2 ? pair[1].strip() : "";
            parameters.putIfAbsent(pair[0].strip().toLowerCase(Locale.ROOT), unquoted(value));
        }
        String weight = parameters.remove("q");
        return new MediaRange(type, parameters, weight == null ? 1 : quality(weight));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    /** A weight that is none is no preference. */
    private static double quality(String weight) {
        try {
            double quality = Double.parseDouble(weight);
            return quality >= 0 && quality <= 1 ? quality : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
