package dev.momo.gateway.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** The secret that every node presents. Never shows itself in text. */
public final class FeedToken {

    private static final int MAX_BYTES = 4096;

    private final byte[] bytes;

    private FeedToken(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes the token from the one of both settings that is there; throws {@link SettingException} otherwise. */
    static FeedToken of(Optional<String> token, Optional<String> file) {
        if (token.isPresent() && file.isPresent()) {
            throw new SettingException(
                    "MOMO_FEED_TOKEN and MOMO_FEED_TOKEN_FILE are both set: expected one of them; unset the other");
        }
        if (token.isPresent()) {
            return checked("MOMO_FEED_TOKEN", token.get());
        }
        return file.map(FeedToken::read)
                .orElseThrow(() -> new SettingException("MOMO_FEED_TOKEN is not set, nor is MOMO_FEED_TOKEN_FILE: every"
                        + " node must present a token; make one with 'openssl rand -hex 32' and give it to the gateway"
                        + " and its nodes in MOMO_FEED_TOKEN, or in a file named by MOMO_FEED_TOKEN_FILE"));
    }

    private static FeedToken read(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new SettingException("MOMO_FEED_TOKEN_FILE '" + file + "' has more than " + MAX_BYTES
                        + " bytes: expected a file with nothing but the token");
            }
            return checked("MOMO_FEED_TOKEN_FILE '" + file + "'", new String(content, UTF_8).strip());
        } catch (IOException | InvalidPathException e) {
            throw new SettingException("MOMO_FEED_TOKEN_FILE '" + file + "' cannot be read (" + e
                    + "): expected a file with the token; check that it exists and may be read");
        }
    }

    private static FeedToken checked(String source, String token) {
        if (token.isEmpty()) {
            throw new SettingException(source + " is empty: expected a token, for example from 'openssl rand -hex 32'");
        }
        // What gRPC metadata can carry, less the space, which is never meant.
        if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new SettingException(source + " holds a character that a header cannot carry: expected printable"
                    + " ASCII without spaces, for example from 'openssl rand -hex 32'");
        }
        return new FeedToken(token.getBytes(US_ASCII));
    }

    /** Compares in constant time. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(bytes, presented.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "FeedToken";
    }
}
