package dev.momo.node.cli.options;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.momo.node.feed.GatewayAddress;
import dev.momo.node.rtc.PortRange;
import dev.momo.node.signaling.socket.SignalingUrl;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, texts, files: values without a list of what is allowed. */
final class Values {

    private static final Pattern HOST_PORT = Pattern.compile("(?:\\[([0-9a-fA-F:]+)]|([^:\\[\\]/\\s]+)):([0-9]{1,5})");
    /** As browsers write it: lower case, and no port that is the scheme's own. */
    private static final Pattern ORIGIN =
            Pattern.compile("https?://(\\[[0-9a-f:.]+]|[^\\sA-Z/?#@:\\[\\]]+)(:[0-9]{1,5})?");

    private static final Pattern PORT_RANGE = Pattern.compile("([0-9]{1,5})-([0-9]{1,5})");

    private static final Pattern DEFAULT_PORT = Pattern.compile("^http:.*:80$|^https:.*:443$");

    private Values() {}

    static ValueType<String> text() {
        return ValueType.of("TEXT", Optional::of, "");
    }

    static ValueType<String> pair() {
        return ValueType.of("[TEXT,TEXT]", Optional::of, "");
    }

    static ValueType<Integer> range(int min, int max) {
        String range = "[" + min + " - " + max + "]";
        return ValueType.of(
                "INT:INT in " + range,
                text -> Integers.parse(text).filter(value -> value >= min && value <= max),
                "Value %s not in range " + range);
    }

    /** CLI11 checks it as a floating-point number, and finds only then that it is not whole. */
    static ValueType<Integer> positive() {
        ValueType<Double> check = ValueType.of(
                "INT:POSITIVE",
                text -> number(text).filter(value -> value > 0),
                "Value %s not in range [2.22507e-308 - 1.79769e+308]");
        return new ValueType<>(check.label(), (source, text) -> {
            check.parser().parse(source, text);
            return Integers.parse(text).orElseThrow(() -> ValueType.notConvertible(source, text));
        });
    }

    private static Optional<Double> number(String text) {
        Optional<Double> whole = Integers.parse(text).map(Integer::doubleValue);
        try {
            return whole.isPresent() ? whole : Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static ValueType<Path> file() {
        return path("FILE", "File", "a directory", path -> Files.exists(path) && !Files.isDirectory(path));
    }

    static ValueType<Path> directory() {
        return path("DIR", "Directory", "a file", Files::isDirectory);
    }

    /** One that this program makes. */
    static ValueType<Path> ownFile() {
        return ValueType.of(
                "TEXT:FILE",
                text -> named(text).filter(Predicate.not(Files::isDirectory)),
                text -> named(text).isPresent()
                        ? "File is actually a directory: " + text
                        : "Value " + text + " is not the name of a file");
    }

    private static ValueType<Path> path(String label, String wanted, String other, Predicate<Path> check) {
        return ValueType.of(
                "TEXT:" + label,
                text -> existing(text).filter(check),
                text -> wanted
                        + (existing(text).isPresent() ? " is actually " + other + ": " : " does not exist: ")
                        + text);
    }

    private static Optional<Path> existing(String text) {
        return named(text).filter(Files::exists);
    }

    private static Optional<Path> named(String text) {
        try {
            return Optional.of(text).filter(Predicate.not(String::isEmpty)).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The text of any one JSON value. */
    static ValueType<String> json() {
        return ValueType.of(
                "TEXT:JSON Value", text -> Optional.of(text).filter(Values::isJson), "Value %s is not JSON Value");
    }

    private static boolean isJson(String text) {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            // A number's end is seen only by what follows it.
            parser.finishToken();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    static ValueType<String> nodeId() {
        return ValueType.of(
                "TEXT",
                text -> Optional.of(text).filter(id -> id.matches("[\\p{Graph}&&[^/?#]]{1,253}")),
                "Value %s is not a node id (1 to 253 printable characters but blanks, /, ? and #)");
    }

    static ValueType<GatewayAddress> hostAndPort() {
        return ValueType.of(
                "TEXT:HOST:PORT",
                Values::parseHostAndPort,
                "Value %s is not HOST:PORT, as gateway:50051 or [::1]:50051");
    }

    private static Optional<GatewayAddress> parseHostAndPort(String text) {
        Matcher matcher = HOST_PORT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(matcher.group(3));
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return port >= 1 && port <= 65_535 ? Optional.of(new GatewayAddress(host, port)) : Optional.empty();
    }

    static ValueType<PortRange> portRange() {
        return ValueType.of(
                "TEXT:MIN-MAX",
                Values::parsePortRange,
                "Value %s is not MIN-MAX, two ports from 1 to 65535, the smaller first, as 40000-40099");
    }

    private static Optional<PortRange> parsePortRange(String text) {
        Matcher matcher = PORT_RANGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        PortRange range = new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return Optional.of(range)
                .filter(ports -> ports.min() >= 1 && ports.min() <= ports.max() && ports.max() <= 65_535);
    }

    static ValueType<InetAddress> address() {
        return ValueType.of(
                "TEXT:ADDRESS",
                Values::parseAddress,
                "Value %s is not the address of a machine, as 203.0.113.7 or 2001:db8::7");
    }

    /** Asks no name server. */
    private static Optional<InetAddress> parseAddress(String text) {
        if (!text.matches("[0-9a-fA-F.:]+")) {
            return Optional.empty();
        }
        return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(text))
                .map(Values::ofBytes)
                .filter(address -> !address.isAnyLocalAddress() && !address.isMulticastAddress());
    }

    private static InetAddress ofBytes(byte... bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static ValueType<SignalingUrl> signalingUrl() {
        return ValueType.of(
                "TEXT", SignalingUrl::parse, "Value %s is not ws://HOST[:PORT][/PATH] or wss://HOST[:PORT][/PATH]");
    }

    static ValueType<String> origin() {
        return ValueType.of(
                "TEXT:ORIGIN",
                text -> Optional.of(text)
                        .filter(origin -> ORIGIN.matcher(origin).matches()
                                && !DEFAULT_PORT.matcher(origin).find()),
                "Value %s is not an origin, as https://example.com or http://10.0.0.5:3000");
    }
}
