package dev.momo.node.testing.sora;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What no server should send on a data channel that is compressed, and a client has to survive. */
public enum DataGarbage {
    EMPTY(new byte[0], true),
    NOT_ZLIB(bytes("this is not zlib"), true),
    TRUNCATED_ZLIB(truncated(), true),
    /** 10 MiB of zeros in some 10 KiB. */
    ZLIB_BOMB(Zlib.deflate(new byte[10 << 20]), true),
    ZLIB_OF_NOT_JSON(Zlib.deflate(bytes("}{ this is not JSON")), true),
    ZLIB_OF_NOT_UTF8(Zlib.deflate(new byte[] {(byte) 0xFF, (byte) 0xFE, '{'}), true),
    ZLIB_OF_AN_ARRAY(Zlib.deflate(bytes("[1]")), true),
    ZLIB_OF_NO_TYPE(Zlib.deflate(bytes("{}")), true),
    ZLIB_OF_UNKNOWN_TYPE(Zlib.deflate(bytes("{\"type\":\"surprise\"}")), true),
    ZLIB_OF_DEEP_NESTING(Zlib.deflate(bytes("[".repeat(100_000) + "]".repeat(100_000))), true),
    ZLIB_WITH_MORE_BEHIND(followed(), true),
    /** Would be asked for where it is not compressed. */
    TEXT_FRAME(bytes("{\"type\":\"req-stats\"}"), false);

    private final byte[] payload;
    private final boolean binary;

    DataGarbage(byte[] payload, boolean binary) {
        this.payload = payload;
        this.binary = binary;
    }

    public byte[] payload() {
        return payload.clone();
    }

    public boolean binary() {
        return binary;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] truncated() {
        byte[] whole = Zlib.deflate(bytes("{\"type\":\"re-offer\",\"sdp\":\"v=0\"}"));
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] followed() {
        byte[] whole = Zlib.deflate(bytes("{\"type\":\"surprise\"}"));
        return Arrays.copyOf(whole, whole.length + 7);
    }
}
