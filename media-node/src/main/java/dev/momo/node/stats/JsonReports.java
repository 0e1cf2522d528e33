package dev.momo.node.stats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.momo.node.rtc.Peer;
import dev.momo.stats.json.ReportJson;
import dev.momo.stats.v1.Report;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The report of one peer as the very JSON array that a gateway serves at {@code /metrics}. Any thread may ask. */
public final class JsonReports {

    private final ReportCollector collector;
    private final JsonFactory json = new JsonFactory();

    /** @param executor turns reports into text; not a thread of libwebrtc's */
    public JsonReports(Executor executor) {
        this.collector = new ReportCollector(executor);
    }

    /** Completes on the executor, within a second; empty if the peer is closed or takes too long. */
    public CompletionStage<Optional<String>> of(Peer peer) {
        return collector.collect(peer).thenApply(report -> report.map(this::text));
    }

    private String text(Report report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            ReportJson.write(generator, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
