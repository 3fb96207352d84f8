package io.aftercare.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactTests {

    private static final Map<String, Object> PROPERTIES =
            Map.of("plan", "gold", "rating", 6, "spent", new BigDecimal("1E+3"), "since", "2026-01-31", "note", " ");

    @Test
    void goesByAsMuchOfTheNameAsIsKnown() {
        assertThat(contact("Ann", "Lee").displayName()).isEqualTo("Ann Lee");
        assertThat(contact("Ann", null).displayName()).isEqualTo("Ann");
        assertThat(contact(" ", "Lee").displayName()).isEqualTo("Lee");
        assertThat(contact(null, "").displayName()).isEqualTo("ann@example.com");
    }

    @Test
    void fillsTokens() {
        var contact = contact("Ann", null);

        assertThat(contact.token("first_name")).contains("Ann");
        assertThat(contact.token("email")).contains("ann@example.com");
        assertThat(contact.token("plan")).contains("gold");
        assertThat(contact.token("rating")).contains("6");
        assertThat(contact.token("spent")).contains("1000");
        assertThat(contact.token("since")).contains("2026-01-31");
    }

    @Test
    void leavesTokensWithoutValueToTheirDefault() {
        var contact = contact("  ", null);

        assertThat(contact.token("first_name")).isEmpty();
        assertThat(contact.token("last_name")).isEmpty();
        assertThat(contact.token("note")).isEmpty();
        assertThat(contact.token("unknown")).isEmpty();
    }

    private static Contact contact(@Nullable String firstName, @Nullable String lastName) {
        var id = new ContactId(new UUID(0, 1));
        return new Contact(
                id, "ann@example.com", firstName, lastName, "en", PROPERTIES, Instant.EPOCH, Instant.EPOCH, 0);
    }
}
