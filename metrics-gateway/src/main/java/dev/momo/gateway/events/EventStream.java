package dev.momo.gateway.events;

import dev.momo.gateway.choice.ConnectionChoice;
import dev.momo.gateway.choice.NodeChoice;
import dev.momo.gateway.config.Settings;
import dev.momo.gateway.demand.FreshSamples;
import dev.momo.gateway.http.Problem;
import dev.momo.gateway.http.ProblemRoutes;
import dev.momo.gateway.node.NodeSession;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.process.Ending;
import dev.momo.gateway.rendition.NodeJson;
import dev.momo.gateway.rendition.Renditions;
import dev.momo.gateway.time.Time;
import dev.momo.gateway.verdict.Assessment;
import dev.momo.gateway.verdict.AssessmentListener;
import dev.momo.gateway.verdict.Verdicts;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code GET /metrics/stream}: each new periodic sample as it comes, and what is known of its node. */
@Singleton
public class EventStream implements AssessmentListener {

    /** An event is larger: more than one never waits in the process. */
    private static final int WRITE_QUEUE_BYTES = 16 * 1024;
    /** So that the sample surely is too old when somebody is told. */
    private static final Duration STALE_MARGIN = Duration.ofMillis(50);

    private static final Duration LAST_WORDS = Duration.ofMillis(300);

    private final Nodes nodes;
    private final NodeChoice choice;
    private final Verdicts verdicts;
    private final FreshSamples samples;
    private final NodeJson nodeJson;
    private final Renditions renditions;
    private final Time time;
    private final Duration sampleInterval;
    private final Readers readers;

    EventStream(
            Nodes nodes,
            NodeChoice choice,
            Verdicts verdicts,
            FreshSamples samples,
            NodeJson nodeJson,
            Renditions renditions,
            Time time,
            Settings settings) {
        this.nodes = nodes;
        this.choice = choice;
        this.verdicts = verdicts;
        this.samples = samples;
        this.nodeJson = nodeJson;
        this.renditions = renditions;
        this.time = time;
        this.sampleInterval = settings.sampleInterval();
        this.readers = new Readers(settings.maxListeners());
    }

    void install(@Observes Router router) {
        router.route("/metrics/stream").order(Integer.MIN_VALUE + 1).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET)) {
            open(context);
        } else if (method.equals(HttpMethod.HEAD)) {
            headers(context).end();
        } else {
            ProblemRoutes.answer(context, Problem.methodNotAllowed(method.name()));
        }
    }

    private void open(RoutingContext context) {
        StreamRequest request = StreamRequest.of(context);
        String node = request.node()
                .map(id -> choice.known(id).identity().id())
                .orElseGet(() -> choice.choose(Optional.empty()).identity().id());
        verdicts.latest(node)
                .ifPresent(known -> request.connection().ifPresent(id -> ConnectionChoice.named(known.sample(), id)));
        if (!readers.admit()) {
            throw Problem.unavailable(readers.bound() + " readers have the stream open, which is the bound"
                            + " (MOMO_MAX_LISTENERS of the gateway); close one or try again later.")
                    .asException();
        }
        HttpServerResponse response = headers(context).setChunked(true).setWriteQueueMaxSize(WRITE_QUEUE_BYTES);
        Content content = new Content(nodes, nodeJson, renditions, node, request.connection());
        Duration interval = request.interval().orElse(Duration.ZERO);
        boolean onDemand = request.interval().isPresent() && interval.compareTo(sampleInterval) < 0;
        Reader reader = new Reader(
                new ResponseSink(Vertx.currentContext(), response), content, time, onDemand ? Duration.ZERO : interval);
        Readers.Entry entry = new Readers.Entry(reader, !onDemand);
        context.addEndHandler(end -> {
            reader.close();
            readers.remove(node, entry);
            readers.leave();
        });
        reader.open();
        readers.add(node, entry);
        // Not before: a sample that comes in between would be told to nobody.
        greet(reader, content, verdicts.latest(node), request.lastEventId());
        if (onDemand) {
            new Demand(samples, nodes, time, reader, node, request.connection().orElse(""), interval).start();
        }
    }

    private static HttpServerResponse headers(RoutingContext context) {
        return context.response()
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                // A reverse proxy (nginx) would hold events back to fill its buffer.
                .putHeader("X-Accel-Buffering", "no");
    }

    /** What is known now, unless it is what the reader had before it reconnected. */
    private void greet(Reader reader, Content content, Optional<Assessment> latest, Optional<String> lastEventId) {
        reader.node();
        latest.ifPresent(known -> {
            if (lastEventId.isEmpty() || content.isNews(known.sample(), lastEventId.get())) {
                reader.first(known.sample());
            }
            tellWhenStale(known);
        });
    }

    @Override
    public void assessed(NodeSession session, Assessment assessment) {
        String node = session.identity().id();
        if (!readers.hasAny(node)) {
            return;
        }
        readers.forEach(node, entry -> {
            if (entry.everySample()) {
                entry.reader().sample(assessment.sample());
            }
            entry.reader().node();
        });
        tellWhenStale(assessment);
    }

    /** When no sample comes there is no event, just when it matters. */
    private void tellWhenStale(Assessment assessment) {
        String node = assessment.sample().node().id();
        time.after(assessment.staleAfter().plus(STALE_MARGIN), () -> verdicts.latest(node)
                .filter(latest -> latest == assessment)
                .ifPresent(
                        stale -> readers.forEach(node, entry -> entry.reader().nodeNow())));
    }

    @Override
    public void left(NodeSession session) {
        readers.forEach(session.identity().id(), entry -> entry.reader().nodeNow());
    }

    /** Before the connections are closed, which would look like a failure to the readers. */
    void stop(@Observes Ending event) {
        List<CompletableFuture<Void>> told = new ArrayList<>();
        readers.forEach(entry -> told.add(entry.reader().end().toCompletableFuture()));
        CompletableFuture.allOf(told.toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
