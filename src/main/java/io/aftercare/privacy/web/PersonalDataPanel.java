package io.aftercare.privacy.web;

import io.aftercare.common.page.Panel;
import io.aftercare.crm.Contact;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Export and erasure, on a contact's page. */
@Component
@Order(90)
class PersonalDataPanel implements Panel<Contact> {

    @Override
    public String title() {
        return "Personal data";
    }

    @Override
    public String authority() {
        return "contacts:export";
    }

    @Override
    public String template() {
        return "privacy/contact-panel";
    }

    @Override
    public Object content(Contact contact) {
        return contact.id();
    }
}
