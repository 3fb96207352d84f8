package io.aftercare.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as the address of a site. */
class OriginsTests {

    @ParameterizedTest
    @CsvSource({
        "https://www.example.com, https://www.example.com",
        "https://WWW.Example.com/, https://www.example.com",
        "' https://example.com:443 ', https://example.com",
        "https://example.com:8443, https://example.com:8443",
        "https://xn--bcher-kva.example, https://xn--bcher-kva.example",
        "http://localhost:8081, http://localhost:8081",
        "http://127.0.0.1:80, http://127.0.0.1"
    })
    void isWrittenAsBrowsersSendIt(String typed, String origin) {
        assertThat(Origins.normalized(typed)).contains(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "www.example.com",
                "http://www.example.com",
                "https://*.example.com",
                "https://www.example.com/shop",
                "https://www.example.com?x",
                "https://www.example.com#x",
                "https://ada@www.example.com",
                "https://www.example.com:99999",
                "https://",
                "https://exa mple.com",
                "https://b\u00fccher.example",
                "ftp://example.com",
                "javascript:alert(1)",
                "null",
                "*"
            })
    void isNothingElse(String typed) {
        assertThat(Origins.normalized(typed)).isEmpty();
        assertThat(Origins.normalized("https://" + "a".repeat(200) + ".example"))
                .isEmpty();
    }
}
