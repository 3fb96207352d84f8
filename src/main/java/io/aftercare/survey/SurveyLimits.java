package io.aftercare.survey;

import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether every field of a definition is within its limits, as the API has it checked before it calls. */
@Component
class SurveyLimits {

    private final Validator validator;

    SurveyLimits(Validator validator) {
        this.validator = validator;
    }

    List<Finding> broken(SurveyDefinition survey) {
        return validator.validate(survey).stream()
                .map(fault -> Finding.error(field(fault.getPropertyPath()), fault.getMessage()))
                .sorted(Comparator.comparing(Finding::field).thenComparing(Finding::message))
                .toList();
    }

    /** {@code followUpQuestions.negative} for what the validator calls {@code followUpQuestions<T>[negative].<value>}. */
    private static String field(Path path) {
        var field = new StringBuilder();
        for (var node : path) {
            if (node.getKey() != null) {
                field.append('.').append(node.getKey());
            }
            if (node.getIndex() != null) {
                field.append('.').append(node.getIndex());
            }
            var name = node.getName();
            if (name != null && !name.startsWith("<")) {
                field.append(field.isEmpty() ? "" : ".").append(name);
            }
        }
        return field.toString();
    }
}
