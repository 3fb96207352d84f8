package io.aftercare.response.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.image.ImageId;
import io.aftercare.image.Images;
import io.aftercare.image.SampleImages;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The images that an author chose, and none without. */
class SurveyImagesTests extends PageTest {

    @Autowired
    private Images images;

    private ImageId image = new ImageId(UUID.randomUUID());

    @BeforeEach
    void uploadAnImage() {
        image = images.upload("featured.png", SampleImages.uniquePng(), null).id();
    }

    @Test
    void theMailShowsTheFeaturedImageByAnAddressThatReachesIt() {
        var asked = asked("\"theme\": {\"color\": \"#1f5fbf\", \"image\": \"%s\"}".formatted(image));
        var mail = source(mailsTo(asked.ticket().email()).getFirst());

        assertThat(Jsoup.parse(mail).select("img")).singleElement().satisfies(shown -> {
            assertThat(shown.attr("src")).matches("https?://[^/]+/images/" + image);
            assertThat(shown.attr("width")).isEqualTo("600");
            assertThat(shown.hasAttr("alt")).isTrue();
            assertThat(shown.attr("alt")).isEmpty();
        });
        assertThat(mail.split("/images/")).hasSize(2);
    }

    @Test
    void aMailWithoutAFeaturedImageHasNone() {
        var asked = asked("");
        assertThat(source(mailsTo(asked.ticket().email()).getFirst())).doesNotContain("<img", "/images/");
    }

    @Test
    void theThankYouPageShowsTheImageOfItsBandInEveryLanguage() throws Exception {
        var asked = asked("""
                "thankYou": {"negative": {"image": "%s"}}, "translations": {"de": {}}""".formatted(image));
        send("POST", asked.path(), "score=2");
        send("POST", asked.path() + "/comment", "comment=");
        var answer = send("GET", asked.path(), "");

        assertThat(document(answer).select("img")).singleElement().satisfies(shown -> {
            assertThat(shown.attr("src")).isEqualTo("/images/" + image);
            assertThat(shown.attr("alt")).isEmpty();
        });
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("img-src 'self'");
    }

    @Test
    void aThankYouPageWithoutAnImageHasNone() throws Exception {
        var asked = asked("\"thankYou\": {\"positive\": {\"image\": \"%s\"}}".formatted(image));
        send("POST", asked.path(), "score=2");
        send("POST", asked.path() + "/comment", "comment=");

        assertThat(document(send("GET", asked.path(), "")).select("img")).isEmpty();
    }
}
