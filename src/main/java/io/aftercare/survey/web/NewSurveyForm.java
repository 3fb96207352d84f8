package io.aftercare.survey.web;

import io.aftercare.common.SingleLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a new survey starts from. */
public record NewSurveyForm(
        @NotBlank @Size(max = 100, message = "enter at most 100 characters") @SingleLine
        String name) {}
