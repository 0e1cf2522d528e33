package dev.momo.gateway.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Reads server-sent events as a browser's EventSource does. */
public final class EventReader implements AutoCloseable, Flow.Subscriber<String> {

    /** @param type {@code message} where none was named */
    public record Event(String type, String id, String data) {

        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(data);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The number at the end of the id. */
        public long sequence() {
            return Long.parseLong(id.substring(id.indexOf('-') + 1));
        }
    }

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HttpResponse<Void>> end;
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<Boolean> complete = new CompletableFuture<>();
    private volatile String contentType = "";
    private volatile String retry = "";
    private volatile Flow.Subscription subscription;
    private String type = "";
    private String id = "";
    private String data = "";

    private EventReader(URI uri, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        end = HttpClient.newHttpClient().sendAsync(request.build(), info -> {
            status.complete(info.statusCode());
            contentType = info.headers().firstValue("Content-Type").orElse("");
            return BodyHandlers.fromLineSubscriber(this).apply(info);
        });
    }

    /** @param lastEventId empty for a reader that comes for the first time */
    public static EventReader open(URI uri, String lastEventId) {
        return new EventReader(uri, lastEventId);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.isEmpty()) {
            if (!data.isEmpty()) {
                events.add(new Event(type.isEmpty() ? "message" : type, id, data));
            }
            type = "";
            data = "";
        } else if (line.startsWith("event: ")) {
            type = line.substring("event: ".length());
        } else if (line.startsWith("id: ")) {
            id = line.substring("id: ".length());
        } else if (line.startsWith("data: ")) {
            data = line.substring("data: ".length());
        } else if (line.startsWith("retry: ")) {
            retry = line.substring("retry: ".length());
        }
    }

    @Override
    public void onError(Throwable cause) {
        complete.complete(false);
    }

    @Override
    public void onComplete() {
        complete.complete(true);
    }

    /** Whether the response was ended rather than broken off; waits for it. */
    public boolean end() {
        return complete.completeOnTimeout(false, 5, TimeUnit.SECONDS).join();
    }

    /** Whether it was answered with events; waits for the answer. */
    public boolean isAdmitted() {
        return status.orTimeout(5, TimeUnit.SECONDS).join() == 200;
    }

    public String contentType() {
        return contentType;
    }

    public String retry() {
        return retry;
    }

    public List<Event> events(String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    /** The last of these events; waits for the first. */
    public Event last(String type) {
        await(type, 1);
        List<Event> all = events(type);
        return all.get(all.size() - 1);
    }

    /** So many events at least; waits for them. */
    public List<Event> await(String type, int count) {
        Awaitility.await().until(() -> events(type).size() >= count);
        return events(type);
    }

    @Override
    public void close() {
        Flow.Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
        end.cancel(true);
    }
}
