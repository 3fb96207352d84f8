package io.aftercare.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * A web site of somebody else, which browsers know by another host than Aftercare. Its policy forbids everything but the
 * script of web surveys and what that asks: styles in the page, for one.
 */
final class OtherSite implements AutoCloseable {

    private final HttpServer server;
    private final String aftercare;
    private volatile String script = "";

    /** @param aftercare where its script comes from */
    OtherSite(String aftercare) {
        this.aftercare = aftercare;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The same pages by another name, which is another origin. */
    String otherOrigin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param attributes of the script's element */
    void embed(String attributes) {
        script = "<script src=\"%s/s/aftercare.js\" %s async></script>".formatted(aftercare, attributes);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var page = """
                    <!DOCTYPE html>
                    <html lang="en"><head><meta charset="UTF-8"><title>Shop</title>
                    <meta name="viewport" content="width=device-width, initial-scale=1"></head>
                    <body><main><h1>Shop</h1><p><a href="/next">Next page</a></p></main>%s</body></html>
                    """.formatted(script).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src %1$s; connect-src %1$s".formatted(aftercare));
            exchange.sendResponseHeaders(
                    exchange.getRequestURI().getPath().equals("/favicon.ico") ? 404 : 200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
