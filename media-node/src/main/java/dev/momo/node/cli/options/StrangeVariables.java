package dev.momo.node.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Variables of the environment that begin as ours do and are not ours: a slip of the pen, or somebody else's. */
final class StrangeVariables {

    private static final String PREFIX = "MOMO_";

    /** Whom one file of settings for the pair may give variables to as well. */
    private static final Pattern OF_THE_PAIR =
            Pattern.compile("MOMO_(MODE|(FEED|METRICS|MANAGEMENT|MAX|SAMPLE)_.*|PARENT_PIPE)");

    /** What Kubernetes gives every pod beside a Service whose name begins with momo. */
    private static final Pattern INJECTED =
            Pattern.compile("MOMO_(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_.*)?)?)");

    private static final String SWITCH_OFF =
            "put enableServiceLinks: false into the pod, or name the Service otherwise";

    private StrangeVariables() {}

    /** A sentence for each kind that there is; a variable that is ours, of whatever mode, is none of them. */
    static List<String> describe(Map<String, String> environment) {
        Set<String> ours = Stream.concat(GlobalOptions.ALL.stream(), Mode.allOptions())
                .flatMap(option -> option.variable().stream())
                .collect(Collectors.toSet());
        Map<Boolean, Set<String>> strange = environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX)
                        && !ours.contains(name)
                        && !OF_THE_PAIR.matcher(name).matches())
                .collect(Collectors.partitioningBy(
                        name -> INJECTED.matcher(name).matches(), Collectors.toCollection(TreeSet::new)));
        List<String> sentences = new ArrayList<>();
        if (!strange.get(true).isEmpty()) {
            sentences.add("Ignored, since they are what Kubernetes sets for a Service: "
                    + String.join(", ", strange.get(true)) + ". To be rid of them, " + SWITCH_OFF + ".");
        }
        if (!strange.get(false).isEmpty()) {
            sentences.add("Ignored, since no option has such a variable: " + String.join(", ", strange.get(false))
                    + ". See --help-all for those that there are.");
        }
        return sentences;
    }

    /** What is to be added to a complaint about a variable's text, if it looks like an injected one. */
    static Optional<String> hint(String variable, String text) {
        return Optional.of(text)
                .filter(value -> value.matches("(tcp|udp|sctp)://.*"))
                .map(value -> "\n" + variable + " looks like what Kubernetes sets for a Service: " + SWITCH_OFF + ".");
    }
}
