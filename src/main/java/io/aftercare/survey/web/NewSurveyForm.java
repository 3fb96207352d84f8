package io.aftercare.survey.web;

import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a new survey starts from.
 *
 * @param delivery {@code mail} or {@code web}; null for mail
 */
public record NewSurveyForm(
        @NotBlank @Size(max = 100, message = "enter at most 100 characters") @SingleLine
        String name,

        @Nullable @Pattern(regexp = "mail|web", message = "choose one")
        String delivery) {

    public NewSurveyForm {
        name = name == null ? "" : name;
    }

    boolean isOnWeb() {
        return "web".equals(delivery);
    }
}
