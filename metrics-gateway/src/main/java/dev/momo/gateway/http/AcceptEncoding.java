package dev.momo.gateway.http;

import java.util.List;
import java.util.Locale;

/**
 * Reads {@code Accept-Encoding} (RFC 9110, 12.5.3). JAX-RS' own {@code Request.selectVariant} weighs {@code Accept} in
 * the same step and would refuse clients that name another type.
 */
public final class AcceptEncoding {

    private AcceptEncoding() {}

    /** Whether gzip is acceptable and at least as welcome as the plain bytes. */
    public static boolean allowsGzip(List<String> headers) {
        double gzip = -1;
        double identity = -1;
        double any = -1;
        for (String header : headers) {
            for (String element : header.split(",")) {
                String[] parts = element.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*");
                switch (parts[0]) {
                    case "gzip", "x-gzip" -> gzip = quality(parts);
                    case "identity" -> identity = quality(parts);
                    case "*" -> any = quality(parts);
                    default -> {}
                }
            }
        }
        double effective = gzip >= 0 ? gzip : any;
        return effective > 0 && effective >= identity;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("q=")) {
                try {
                    return Double.parseDouble(parts[i].substring(2));
                } catch (NumberFormatException e) {
                    // A weight that is none is no permission.
                    return 0;
                }
            }
        }
        return 1;
    }
}
