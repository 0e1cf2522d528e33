package dev.momo.gateway.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Prometheus' own linter reads the exposition and finds nothing. */
class PromtoolTest {

    @Test
    void promtoolFindsNothing() throws Exception {
        Scene scene = new Scene();
        scene.publish(scene.connect("cam-1"), Scene.connection("peer-1"), Scene.connection("peer-2"));
        scene.publish(scene.connect("cam-2"));
        scene.connect("cam-3").end();

        assertThat(Promtool.run(scene.exposed(ExpositionFormat.TEXT), "check", "metrics"))
                .isEmpty();
    }
}
