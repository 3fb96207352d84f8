package io.aftercare.automation.bpmn;

import io.aftercare.survey.SurveyType;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a process has to be like to follow the answers of a survey.
 *
 * @param processId which ids it may have
 * @param ownId which ids it may have, too, when it declares itself a follow-up: it is taken as a copy then
 * @param processIds the same in words, such as "follow-up-...-negative-2"
 * @param otherJobTypes job types of workers that are not Aftercare's
 * @param type of the survey
 * @param tokens the names that texts may use, see {@code ActionTokens#with}
 */
public record Expected(
        Predicate<String> processId,
        Predicate<String> ownId,
        String processIds,
        Set<String> otherJobTypes,
        SurveyType type,
        Set<String> tokens) {}
