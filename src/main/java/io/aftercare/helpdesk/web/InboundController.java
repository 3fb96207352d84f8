package io.aftercare.helpdesk.web;

import io.aftercare.common.Refusal;
import io.aftercare.helpdesk.InboundCall;
import io.aftercare.helpdesk.InboundMessages;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where help desks send their messages. Nobody signs in here: each call carries its own proof. The body is read as it
 * is, since it is what was signed.
 */
@Hidden
@RestController
class InboundController {

    private final InboundMessages messages;

    InboundController(InboundMessages messages) {
        this.messages = messages;
    }

    @PostMapping("/in/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void receive(@PathVariable String id, HttpServletRequest request) throws IOException {
        messages.expect(id);
        var query = request.getQueryString();
        var headers = Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT), request::getHeader, (one, same) -> one));
        messages.receive(id, new InboundCall(query == null ? "" : "?" + query, headers, body(request)));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        var largest = InboundMessages.LARGEST_BODY;
        if (request.getContentLengthLong() <= largest) {
            var body = request.getInputStream().readNBytes(largest + 1);
            if (body.length <= largest) {
                return body;
            }
        }
        throw Refusal.tooLarge(
                "body-too-large", "A message may have %,d bytes. Send less of the ticket.".formatted(largest));
    }
}
