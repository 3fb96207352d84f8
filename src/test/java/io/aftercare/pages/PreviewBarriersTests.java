package io.aftercare.pages;

import com.microsoft.playwright.Page;
import io.aftercare.identity.Role;
import io.aftercare.survey.SurveyType;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mails and pages as the editor's frames and the mailbox show them, each looked at as a page of its own. */
class PreviewBarriersTests extends EditorTest {

    @ParameterizedTest
    @CsvSource({
        "answer, preview-of-answer",
        "question?sentiment=negative, preview-of-question",
        "thank-you?sentiment=positive, preview-of-thank-you",
        "unsubscribe, preview-of-unsubscribe"
    })
    void haveNone(String what, String name) {
        Look.at(preview(what), name);
    }

    @ParameterizedTest
    @CsvSource({
        "mail, preview-of-mail",
        "mail?reminder=true, preview-of-reminder",
        "notification?sentiment=negative, preview-of-notification"
    })
    void haveNoneInMails(String what, String name) {
        Look.atMail(preview(what), name);
    }

    private Page preview(String what) {
        var page = signedIn(Role.AUTHOR);
        allowScripts(page, "**/preview/**");
        page.navigate("/surveys/" + draft(SurveyType.NPS) + "/preview/" + what);
        return page;
    }

    @ParameterizedTest
    @EnumSource
    void theScaleOfAMailCanBeTappedOnAPhone(SurveyType type) {
        var page = signedIn(Role.AUTHOR);
        page.setViewportSize(320, 640);
        page.navigate("/surveys/" + draft(type) + "/preview/mail");

        Assertions.assertThat(PublicPagesTests.tooSmall(page, "a.score", 40)).isEmpty();
    }
}
