package dev.momo.node.about;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The three strings that a node says of itself, in {@code --version}, in {@code /metrics} and to signalling servers.
 *
 * @param version {@code WebRTC Native Client Momo 2025.2.0 (1a2b3c4d)}
 * @param environment {@code [x86_64] Debian GNU/Linux 12 (bookworm)}
 * @param libwebrtc {@code webrtc-java 0.14.0 M138.7204}
 */
public record About(String version, String environment, String libwebrtc) {

    /** Of this build on this machine. */
    public static About read() {
        Properties build = new Properties();
        try (InputStream stream = About.class.getResourceAsStream("build.properties")) {
            build.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new About(
                version(build.getProperty("version"), build.getProperty("commit")),
                new Environment(Path.of("/")).describe(System.getProperty("os.arch")),
                "webrtc-java " + build.getProperty("webrtc-java") + " " + build.getProperty("milestone"));
    }

    private static String version(String version, String commit) {
        // A build from an archive knows no commit: the placeholder is still there.
        String known = commit.startsWith("$") ? "unknown" : commit;
        return "WebRTC Native Client Momo " + version + " (" + known + ")";
    }
}
