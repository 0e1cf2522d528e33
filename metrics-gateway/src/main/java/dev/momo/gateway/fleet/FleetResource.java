package dev.momo.gateway.fleet;

import dev.momo.gateway.choice.NodeChoice;
import dev.momo.gateway.http.Json;
import dev.momo.gateway.node.Nodes;
import dev.momo.gateway.rendition.NodeJson;
import dev.momo.gateway.time.Time;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code GET} and {@code HEAD} of all nodes or one, connected or gone. Ages are of the moment: there is no ETag. */
@Path("/nodes")
public class FleetResource {

    private final Nodes nodes;
    private final NodeChoice choice;
    private final NodeJson json;
    private final Time time;

    FleetResource(Nodes nodes, NodeChoice choice, NodeJson json, Time time) {
        this.nodes = nodes;
        this.choice = choice;
        this.json = json;
        this.time = time;
    }

    @GET
    public Response all(@Context HttpHeaders headers) {
        return Json.response(
                Json.write(out -> {
                    out.writeStartObject();
                    out.writeStringField("now", time.now().toString());
                    out.writeArrayFieldStart("nodes");
                    for (var node : nodes.all()) {
                        json.write(out, node);
                    }
                    out.writeEndArray();
                    out.writeEndObject();
                }),
                headers);
    }

    /** The id may hold a slash. */
    @GET
    @Path("{id: .+}")
    public Response one(@PathParam("id") String id, @Context HttpHeaders headers) {
        return Json.response(json.bytes(choice.known(id)), headers);
    }
}
