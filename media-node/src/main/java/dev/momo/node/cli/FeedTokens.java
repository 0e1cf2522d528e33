package dev.momo.node.cli;

import dev.momo.node.cli.options.ExitCode;
import dev.momo.node.cli.options.GlobalOptions;
import dev.momo.node.cli.options.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds the secret for a gateway that others run. */
final class FeedTokens {

    private static final String TOKEN = "MOMO_FEED_TOKEN";
    private static final String TOKEN_FILE = "MOMO_FEED_TOKEN_FILE";

    private FeedTokens() {}

    /** @throws UsageException if there is none, or two */
    static String read(Map<String, String> environment) {
        String token = environment.getOrDefault(TOKEN, "").strip();
        String file = environment.getOrDefault(TOKEN_FILE, "");
        if (!token.isEmpty() && !file.isEmpty()) {
            throw new UsageException(ExitCode.EXCLUDES, TOKEN + " excludes " + TOKEN_FILE);
        }
        String found = file.isEmpty() ? token : readFile(file);
        if (found.isEmpty()) {
            throw new UsageException(
                    ExitCode.REQUIRED,
                    TOKEN + " or " + TOKEN_FILE + " is required with " + GlobalOptions.GATEWAY.name()
                            + ": the secret that the gateway was given too");
        }
        return found;
    }

    private static String readFile(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UsageException(ExitCode.VALIDATION, TOKEN_FILE + ": File cannot be read: " + file);
        }
    }
}
