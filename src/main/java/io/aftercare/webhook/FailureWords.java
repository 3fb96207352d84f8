package io.aftercare.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Why a receiver did not take a message, told so that a support lead knows what to do. */
record FailureWords(Webhook webhook, URI url, WebhookSettings settings) {

    private static final int LONGEST_DETAIL = 300;

    /** What an answer means that does not begin with 2. */
    String of(int status) {
        var advice = switch (status) {
            case 301, 302, 303, 307, 308 ->
                "It points elsewhere, and that is not followed. Write the new " + "address under Settings, Webhooks";
            case 401, 403 -> "It does not let Aftercare in. Check there that it has the webhook's present secret";
            case 404, 405, 410 -> "Nothing takes messages at this address. Check it under Settings, Webhooks";
            case 413 -> "The message is too large for it. Ask whoever runs it to take up to 256 KB";
            case 429 -> "It gets too much at a time. Wait, or ask whoever runs it";
            default -> "Ask whoever runs it, then try again";
        };
        return sentence("answered " + status, advice);
    }

    String of(IOException failure) {
        return switch (failure) {
            case WebhookClient.Busy busy ->
                sentence(
                        "has to wait: %d deliveries are under way already".formatted(settings.maxAtOnce()),
                        "Look in the log of the webhooks which receiver is slow, or raise aftercare.webhook.max-at-once");
            case WebhookClient.TooSlow late -> tooSlow();
            case ConnectTimeoutException late ->
                sentence(
                        "made no connection in time",
                        "Check the address, whether https:// is right, and whether it runs, then try again");
            case SocketTimeoutException late -> tooSlow();
            case HttpHostConnectException closed ->
                sentence("takes no connections", "Check the address, and whether it runs, then try again");
            case UnknownHostException unknown ->
                sentence(
                        "cannot be found: no name server knows its host", "Check the address under Settings, Webhooks");
            case SSLException unsafe ->
                sentence(
                        "offers no safe connection: " + detail(unsafe),
                        "Its certificate may have expired, be for another name, or come from an authority that this "
                                + "server does not trust. Ask whoever runs it");
            case InterruptedIOException stopping ->
                sentence("could not be waited for: " + detail(stopping), "It is tried again");
            case NoHttpResponseException silent ->
                sentence("did not answer in HTTP", "Check the address and the port, and what runs there");
            case MessageConstraintException endless -> garbled(endless);
            case ClientProtocolException garbled -> garbled(garbled);
            default ->
                sentence(
                        "broke the connection off: " + detail(failure),
                        "Check the address, and whether it runs, then try again");
        };
    }

    private String tooSlow() {
        return sentence("did not answer within " + seconds(), "Ask whoever runs it why it is slow, then try again");
    }

    private String garbled(IOException failure) {
        return sentence(
                "did not answer in HTTP: " + detail(failure), "Check the address and the port, and what runs there");
    }

    private String sentence(String what, String advice) {
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return "The webhook '%s' (%s%s) %s. %s.".formatted(webhook.name(), url.getHost(), port, what, advice);
    }

    private String seconds() {
        return BigDecimal.valueOf(settings.totalTimeout().toMillis(), 3)
                        .stripTrailingZeros()
                        .toPlainString()
                + " s";
    }

    private static String detail(Exception failure) {
        var words = failure.getMessage();
        return PlainText.line(words == null ? failure.getClass().getSimpleName() : words, LONGEST_DETAIL);
    }
}
