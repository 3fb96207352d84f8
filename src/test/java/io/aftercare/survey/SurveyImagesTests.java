package io.aftercare.survey;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.image.Image;
import io.aftercare.image.ImageId;
import io.aftercare.image.Images;
import io.aftercare.image.SampleImages;
import io.aftercare.survey.SurveyDefinition.ThankYou;
import io.aftercare.survey.SurveyDefinition.Theme;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SurveyImagesTests extends SurveyTest {

    @Autowired
    private Images images;

    @Autowired
    private SurveyImages uses;

    @Test
    void anImageIsUsedByDraftsAndByWhatIsLive() throws Exception {
        var image = upload();
        var other = upload();
        var live =
                surveys.publish(surveys.create(showing("A " + unique(), image)).id());
        surveys.redraft(live.id(), showing(live.draft().name(), null));
        var draft = surveys.create(thanking("B " + unique(), image));

        var users = uses.usersOf(List.of(image.id(), other.id(), new ImageId(UUID.randomUUID())));

        assertThat(users)
                .isEqualTo(Map.of(
                        image.id(),
                        List.of(
                                "survey '%s', mail".formatted(live.draft().name()),
                                "survey '%s', thank-you page"
                                        .formatted(draft.draft().name()))));
        assertThat(statementsOf(() -> uses.usersOf(List.of(image.id(), other.id()))))
                .hasSize(1);
    }

    @Test
    void aDeletedSurveyUsesNothing() {
        var image = upload();
        surveys.delete(surveys.create(showing(unique(), image)).id());

        assertThat(uses.usersOf(List.of(image.id()))).isEmpty();
        images.delete(image.id());
    }

    private Image upload() {
        return images.upload("survey.png", SampleImages.uniquePng(), null);
    }

    private SurveyDefinition showing(String name, @Nullable Image image) {
        return SurveyDefinition.of(SurveyType.NPS, name).toBuilder()
                .companyName("Northwind")
                .theme(new Theme("#1f5fbf", image == null ? null : image.id().value()))
                .build();
    }

    private SurveyDefinition thanking(String name, Image image) {
        var thanks = new ThankYou(null, null, image.id().value());
        return SurveyDefinition.of(SurveyType.NPS, name).toBuilder()
                .thankYou(new PerSentiment<>(null, thanks, thanks))
                .build();
    }
}
