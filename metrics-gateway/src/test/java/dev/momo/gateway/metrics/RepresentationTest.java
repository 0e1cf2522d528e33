package dev.momo.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepresentationTest {

    private static String contentType(String... accept) {
        return Representation.of(List.of(accept))
                .map(Representation::contentType)
                .orElse("JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*/*",
                "text/plain",
                "text/plain;q=0.5, */*;q=0.1",
                "text/plain; charset=utf-8",
                "application/json",
                "application/json;version=0.0.4",
                "application/json, text/plain;version=0.0.4",
                "application/openmetrics-text;q=0.1, application/json;q=0.2",
                "application/openmetrics-text;q=0.1, */*;q=0.2",
                "application/openmetrics-text;q=0.1, application/*;q=0.2",
                "application/openmetrics-text;q=0",
                "application/openmetrics-text;q=much",
                "application/openmetrics-text;q=2",
                "application/openmetrics-text;version=9.9.9",
                "text/plain;version=9.9.9",
                "x-application/openmetrics-text",
                "nonsense;version=0.0.4",
                ";;;=,,\",q=\"openmetrics",
                "text/html;note=\"text/plain;version=0.0.4\""
            })
    void jsonUnlessAnExpositionIsNamedAndNothingIsLikedMore(String accept) {
        assertThat(contentType(accept)).isEqualTo("JSON");
    }

    @Test
    void withoutTheHeaderJson() {
        assertThat(contentType()).isEqualTo("JSON");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    application/openmetrics-text | application/openmetrics-text; version=1.0.0; charset=utf-8
                    Application/OpenMetrics-Text ; Version = "1.0.0" | application/openmetrics-text; version=1.0.0; charset=utf-8
                    application/openmetrics-text;version=0.0.1 | application/openmetrics-text; version=0.0.1; charset=utf-8
                    application/openmetrics-text;version=0.0.1;escaping=dots | application/openmetrics-text; version=0.0.1; charset=utf-8
                    application/openmetrics-text;version=1.0.0;escaping=dots | application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=dots
                    application/openmetrics-text;version=1.0.0;escaping=x | application/openmetrics-text; version=1.0.0; charset=utf-8
                    text/plain;version=0.0.4 | text/plain; version=0.0.4; charset=utf-8
                    text/plain;version=1.0.0;escaping=underscores | text/plain; version=1.0.0; charset=utf-8; escaping=underscores
                    application/json;q=0.1, text/plain;version=0.0.4 | text/plain; version=0.0.4; charset=utf-8
                    */*, text/plain;version=0.0.4 | text/plain; version=0.0.4; charset=utf-8
                    text/plain;version=0.0.4, application/openmetrics-text | application/openmetrics-text; version=1.0.0; charset=utf-8
                    text/plain;version=0.0.4;q=0.7, application/openmetrics-text;q=0.6 | text/plain; version=0.0.4; charset=utf-8
                    application/openmetrics-text;version=9.9.9, text/plain;version=0.0.4;q=0.1 | text/plain; version=0.0.4; charset=utf-8
                    """)
    void whatIsNamedAndLikedMost(String accept, String contentType) {
        assertThat(contentType(accept)).isEqualTo(contentType);
    }

    @Test
    void severalHeadersAreOne() {
        assertThat(contentType("text/html", "application/openmetrics-text"))
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    }
}
