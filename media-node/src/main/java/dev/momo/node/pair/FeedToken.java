package dev.momo.node.pair;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes the secret that one node and its own gateway share for one run. */
public final class FeedToken {

    private static final int BYTES = 32;

    private FeedToken() {}

    /** 256 random bits as 64 hex digits. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
