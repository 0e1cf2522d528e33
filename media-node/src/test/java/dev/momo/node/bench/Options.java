package dev.momo.node.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked for on the command line. */
final class Options {

    static final String HELP = """
            media-node/bench [OPTION]...
              --quick                 VP8 and FRAMERATE only
              --codecs LIST           of VP8,VP9,H264,AV1 (all)
              --priorities LIST       of FRAMERATE,BALANCE,RESOLUTION (all)
              --senders LIST          of NODE,SCREEN,CHROMIUM,CHROMIUM_SAME (NODE,CHROMIUM)
              --lip-sync              viewers hold pictures until their sound can be played
              --phases LIST           KBIT:SECONDS, KBIT/LOSS:SECONDS or open:SECONDS each, the first without a queue
                                      (open:45,2000:4,300:20,2000:20,2000/5:12)
              --runs N                of each; the table has the medians (1)
              --queue MILLISECONDS    length of the link's queue at its rate (200)
              --delay MILLISECONDS    in each direction, where the kernel has netem (0)
              --viewers LIST          instead, what so many viewers cost the node each: 1,4,8
            """;

    private static final int SECONDS_TO_START = 6;

    private static final List<String> CODECS = List.of("VP8", "VP9", "H264", "AV1");

    List<String> codecs = CODECS;
    List<Priority> priorities = List.of(Priority.values());
    List<Sender> senders = List.of(Sender.NODE, Sender.CHROMIUM);
    List<Phase> phases = Phase.parse("open:45,2000:4,300:20,2000:20,2000/5:12");
    boolean lipSync;
    int runs = 1;
    int queueMillis = 200;
    int delayMillis;

    /** Empty unless it is the viewers that are measured. */
    List<Integer> viewers = List.of();

    int seconds() {
        int ofSession = phases.stream().mapToInt(Phase::seconds).sum() + SECONDS_TO_START;
        return codecs.size() * priorities.size() * senders.size() * runs * ofSession;
    }

    /** @throws IllegalArgumentException that says what is wrong */
    static Options parse(List<String> arguments) {
        Options options = new Options();
        for (int i = 0; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (name.equals("--quick")) {
                options.codecs = List.of("VP8");
                options.priorities = List.of(Priority.FRAMERATE);
                continue;
            }
            if (name.equals("--lip-sync")) {
                options.lipSync = true;
                continue;
            }
            if (++i == arguments.size()) {
                throw new IllegalArgumentException(name + " is unknown or needs a value; --help shows all options");
            }
            options.set(name, arguments.get(i));
        }
        return options;
    }

    private void set(String name, String value) {
        switch (name) {
            case "--codecs" -> codecs = choices(name, value, CODECS, Function.identity());
            case "--priorities" -> priorities = choices(name, value, List.of(Priority.values()), Priority::name);
            case "--senders" -> senders = choices(name, value, List.of(Sender.values()), Sender::name);
            case "--phases" -> phases = Phase.parse(value);
            case "--runs" -> runs = number(name, value, 1, 100);
            case "--queue" -> queueMillis = number(name, value, 10, 10_000);
            case "--delay" -> delayMillis = number(name, value, 0, 1000);
            case "--viewers" ->
                viewers = Stream.of(value.split(",", -1))
                        .map(count -> number(name, count, 1, 64))
                        .toList();
            default -> throw new IllegalArgumentException(name + " is unknown; --help shows all options");
        }
    }

    private static <T> List<T> choices(String option, String value, List<T> all, Function<T, String> name) {
        List<T> chosen = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            chosen.add(all.stream()
                    .filter(each -> name.apply(each).equals(part))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(option + " takes a list of "
                            + all.stream().map(name).collect(Collectors.joining(",")) + ", not '" + part + "'")));
        }
        return chosen;
    }

    private static int number(String option, String value, int min, int max) {
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
            throw new IllegalArgumentException(
                    option + " takes a number from " + min + " to " + max + ", not '" + value + "'");
        }
        return Integer.parseInt(value);
    }
}
