package io.aftercare.response.web;

import io.aftercare.survey.SurveyDefinition.Theme;

/**
 * What every public page has around its content: {@code $frame} in the templates.
 *
 * @param test whether the page says that nothing is recorded
 */
public record Frame(
        String title, String lang, String dir, String nonce, Theme theme, String companyName, boolean test) {}
