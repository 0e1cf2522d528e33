package dev.momo.node.bench;

import dev.momo.node.testing.link.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sends pictures over a link that gets bad and good again, and prints how each sender copes. */
public final class Benchmark {

    private final Options options;
    private final Path directory;
    private final Link link;
    private final Table table = new Table(System.out);
    private final Load load;
    private boolean complete = true;

    private Benchmark(Options options) throws IOException {
        this.options = options;
        this.directory = Files.createDirectories(Path.of("target/bench"));
        this.load = new Load();
        requireOwnNamespaces();
        this.link = new Link(0, options.queueMillis, options.delayMillis);
        boolean loss = link.canLose();
        boolean delay = link.canDelay();
        System.out.println(
                "Kernel: iptables' statistic match (loss): " + yesNo(loss) + ", netem (delay): " + yesNo(delay));
        if (!loss && options.phases.stream().anyMatch(phase -> phase.loss() > 0)) {
            throw new IllegalArgumentException("packets cannot be lost here: give --phases without loss");
        }
        if (!delay && options.delayMillis > 0) {
            throw new IllegalArgumentException("packets cannot be delayed here: leave --delay out");
        }
    }

    /** Is to be started by {@code media-node/bench}. */
    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        try {
            Benchmark benchmark = new Benchmark(Options.parse(List.of(arguments)));
            System.exit(benchmark.run() ? 0 : 1);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println("bench: " + e.getMessage());
            System.exit(2);
        }
    }

    /** Links and rules then end with this process, by whatever death. */
    private static void requireOwnNamespaces() throws IOException {
        if (ProcessHandle.current().pid() != 1) {
            throw new IllegalStateException("not in namespaces of its own: start the benchmark by media-node/bench");
        }
        Link.hideOthers();
    }

    private static String yesNo(boolean is) {
        return is ? "yes" : "no";
    }

    private boolean run() throws IOException {
        if (!options.viewers.isEmpty()) {
            new Viewers(link, System.out).measure(options.codecs, options.viewers);
            return true;
        }
        table.legend();
        if (options.senders.contains(Sender.CHROMIUM_SAME)) {
            NodesPicture.record();
        }
        System.err.println("This takes about " + (options.seconds() / 60 + 1) + " minutes");
        for (String codec : options.codecs) {
            for (Priority priority : options.priorities) {
                compare(codec, priority);
            }
        }
        return complete;
    }

    /** The senders take turns, so that whatever else the machine does meets them alike. */
    private void compare(String codec, Priority priority) throws IOException {
        Map<Sender, List<Recording>> recordings = new EnumMap<>(Sender.class);
        load.idlePercent();
        for (int run = 0; run < options.runs; run++) {
            for (Sender sender : options.senders) {
                record(sender, codec, priority, run, recordings.computeIfAbsent(sender, key -> new ArrayList<>()));
            }
        }
        table.heading(codec, priority, load.idlePercent());
        for (int phase = 0; phase < options.phases.size(); phase++) {
            for (Sender sender : options.senders) {
                List<Recording> ofSender = recordings.getOrDefault(sender, List.of());
                if (!ofSender.isEmpty()) {
                    table.row(options.phases.get(phase), sender, figures(ofSender, phase, priority));
                }
            }
        }
        recordings.forEach((sender, ofSender) -> ofSender.stream()
                .filter(recording -> recording.secondsShortOfCpu > 0)
                .forEach(recording -> table.shortOfCpu(sender, recording.secondsShortOfCpu)));
    }

    private static Figures figures(List<Recording> recordings, int phase, Priority priority) {
        return Figures.median(recordings.stream()
                .map(recording -> Figures.of(recording, phase, priority))
                .toList());
    }

    private void record(Sender sender, String codec, Priority priority, int run, List<Recording> recordings)
            throws IOException {
        String name = String.join("-", codec, priority.name(), sender.name(), Integer.toString(run + 1));
        System.err.println(name);
        try {
            Recording recording =
                    new Session(link, options.phases).record(sender, new Asked(codec, priority, options.lipSync));
            Files.writeString(
                    directory.resolve(name + ".json"), recording.json().encode());
            recordings.add(recording);
        } catch (RuntimeException | AssertionError e) {
            // The other sessions are worth having all the same.
            complete = false;
            System.err.println(name + " failed: " + e);
        }
    }
}
