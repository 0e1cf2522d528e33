package dev.momo.node.signaling.sora;

import io.vertx.core.json.JsonObject;

/** An answer of the control server. */
record Reply(int status, String contentType, String body) {

    static Reply json(JsonObject body) {
        return new Reply(200, "application/json", body.encode());
    }

    static Reply done() {
        return json(new JsonObject().put("result", true));
    }

    static Reply problem(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text);
    }

    static Reply stopping() {
        return problem(503, "This node is stopping");
    }
}
