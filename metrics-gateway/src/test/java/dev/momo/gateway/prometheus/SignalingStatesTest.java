package dev.momo.gateway.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The contract has states of signalling as words of the node's; those that it documents are the ones that are shown. */
class SignalingStatesTest {

    private static final Path NODE = Path.of("..", "media-node", "README.md");
    private static final Pattern TABLE = Pattern.compile("\\| state \\| meaning \\|\\n\\|[-|]+\\n((?:\\|.*\\n)+)");
    private static final Pattern WORD = Pattern.compile("`([a-z]+)`");
    private static final Pattern SHOWN = Pattern.compile("media_node_signaling_state=\"([a-z]+)\"");

    /** Of the p2p mode, which has one state and no table. */
    private static final String P2P = "listening";

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyStateThatANodeDocumentsIsInTheStateSet() throws IOException {
        Set<String> documented = new TreeSet<>(Set.of(P2P));
        TABLE.matcher(Files.readString(NODE))
                .results()
                .map(MatchResult::group)
                .flatMap(table -> Arrays.stream(table.split("\n")))
                .map(row -> row.split("\\|"))
                .filter(cells -> cells.length > 1)
                .forEach(cells -> documented.addAll(all(WORD, cells[1])));
        Scene scene = new Scene();
        scene.publish(scene.connect("cam"), Scene.connection("peer-1"));

        assertThat(documented).hasSizeGreaterThan(8);
        assertThat(all(SHOWN, scene.exposed(ExpositionFormat.OPENMETRICS))).isEqualTo(documented);
    }
}
