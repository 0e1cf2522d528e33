package dev.momo.node.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sends pictures over a link that gets bad and good again, and prints how each sender copes. */
public final class Benchmark {

    private Benchmark() {}

    /** Is to be started by {@code media-node/bench}. */
    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
            return;
        }
        Path directory = Files.createDirectories(Path.of("target/bench"));
        System.out.println("Kernel: " + Link.abilities());
        Link link = new Link(options.queueMillis, options.delayMillis);
        Table table = new Table(System.out);
        table.legend();
        for (String codec : options.codecs) {
            for (Priority priority : options.priorities) {
                List<List<Figures>> bySender = new ArrayList<>();
                for (Sender sender : options.senders) {
                    bySender.add(new Session(link, options.phases, directory)
                            .record(sender, codec, priority)
                            .figures(sender, priority));
                }
                table.heading(codec + ", " + priority + ", load " + load());
                table.rows(options.senders, bySender);
            }
        }
        System.exit(0);
    }

    private static String load() throws Exception {
        return Files.readString(Path.of("/proc/loadavg")).substring(0, 4);
    }
}
