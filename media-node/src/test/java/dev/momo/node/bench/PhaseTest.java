package dev.momo.node.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseTest {

    @Test
    void aSessionIsReadAsItIsWritten() {
        assertThat(Phase.parse("open:10,300:25,2000/5:12"))
                .isEqualTo(List.of(new Phase(0, 0, 10), new Phase(300, 0, 25), new Phase(2000, 5, 12)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "300", "0:5", "open:0", "300/:5", "300/100:5", "300:5,", "fast:5"})
    void whatIsNoPhaseIsNamed(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Phase.parse(text)).withMessageContaining("is no phase");
    }
}
