package dev.momo.node.device.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

    private final List<String> lines = new ArrayList<>();
    private final LineSplitter splitter =
            new LineSplitter(line -> lines.add(new String(line, StandardCharsets.ISO_8859_1)));

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        splitter.add(bytes, bytes.length);
    }

    @Test
    void linesAreSplitWhereverTheReadsWere() {
        add("on");
        add("e\ntwo\nthr");
        add("ee");
        add("\n");

        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void carriageReturnsAndEmptyLinesStay() {
        add("a\r\n\n\r\nb\rc\n");

        assertThat(lines).containsExactly("a\r", "", "\r", "b\rc");
    }

    @Test
    void onlyTheFirstBytesCount() {
        splitter.add(new byte[] {'a', '\n', 'b', '\n'}, 2);

        assertThat(lines).containsExactly("a");
    }

    @Test
    void aLineAsLongAsAPieceIsOnePiece() {
        String piece = "x".repeat(16 * 1024);
        add(piece + "\nnext\n");

        assertThat(lines).containsExactly(piece, "next");
    }

    @Test
    void aLongerLineComesInPieces() {
        String piece = "x".repeat(16 * 1024);
        add(piece + piece + "y");
        assertThat(lines).containsExactly(piece, piece);

        add("z\n");
        assertThat(lines).containsExactly(piece, piece, "yz");
    }
}
