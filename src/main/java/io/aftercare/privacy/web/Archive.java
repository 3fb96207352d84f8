package io.aftercare.privacy.web;

import io.aftercare.crm.Contact;
import io.aftercare.privacy.ContactExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** A contact's archive as an answer. */
@Component
class Archive {

    private final ContactExport export;

    Archive(ContactExport export) {
        this.export = export;
    }

    /** The name of the file says nothing of the person: it stays in lists of downloads. */
    void send(Contact contact, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("contact-" + contact.id() + ".zip")
                        .build()
                        .toString());
        export.write(contact, response.getOutputStream());
    }
}
