package dev.momo.gateway.process;

/** The ports that are listened on, as the system gave them. */
public record Ports(int metrics, int feed, int management) {

    String toJson() {
        return "{\"metrics\":" + metrics + ",\"feed\":" + feed + ",\"management\":" + management + "}";
    }
}
