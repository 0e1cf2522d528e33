package dev.momo.node.cli.options;

import java.nio.file.Path;
import java.util.List;

/** The options of the p2p mode. */
public final class P2pOptions {

    public static final Option<Path> DOCUMENT_ROOT = Option.value(
            "--document-root", Values.directory(), null, "Directory whose files are served beside the page");
    public static final Option<Integer> PORT = Option.value(
            "--port", Values.range(0, 65535), "8080", "Port of the page and of /ws; 0 for any that is free");
    public static final Option<Integer> MAX_VIEWERS =
            Option.value("--max-viewers", Values.range(1, 1024), "32", "How many may watch at once");
    public static final Option<String> ALLOW_ORIGIN = Option.values(
            "--allow-origin",
            Values.origin(),
            Option.Arity.REPEATED,
            "Web origin of another host whose pages may watch; repeatable");

    static final List<Option<?>> ALL = List.of(DOCUMENT_ROOT, PORT, MAX_VIEWERS, ALLOW_ORIGIN);

    private P2pOptions() {}
}
