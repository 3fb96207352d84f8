package io.aftercare.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftercare.AftercareTest;
import io.aftercare.crm.Pipelines;
import io.aftercare.identity.Teams;
import io.aftercare.survey.EditOutcome.Saved;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates and edits surveys without the API. */
abstract class SurveyTest extends AftercareTest {

    @Autowired
    protected Surveys surveys;

    @Autowired
    protected Pipelines pipelines;

    @Autowired
    protected Teams teams;

    @Autowired
    protected JsonMapper json;

    protected static String unique() {
        return UUID.randomUUID().toString().substring(0, 13);
    }

    protected String newPipeline() {
        var key = unique();
        pipelines.create(key, key);
        return key;
    }

    /** An NPS survey of Northwind's; {@code more} are further fields as JSON, or override these. */
    protected SurveyDefinition definition(String more) {
        var definition = (ObjectNode) json.readTree("{\"type\": \"nps\", \"companyName\": \"Northwind\"}");
        definition.put("name", unique());
        definition.setAll((ObjectNode) json.readTree("{" + more + "}"));
        return json.treeToValue(definition, SurveyDefinition.class);
    }

    protected Survey create(String more) {
        return surveys.create(definition(more));
    }

    /** Sets one field of the revision that the survey shows. */
    protected EditOutcome edit(Survey survey, String field, Object value) {
        return surveys.edit(survey.id(), survey.revision(), "Ada", draft -> with(draft, field, value));
    }

    protected Survey edited(Survey survey, String field, Object value) {
        return saved(edit(survey, field, value));
    }

    protected SurveyDefinition with(SurveyDefinition draft, String field, Object value) {
        var changed = (ObjectNode) json.valueToTree(draft);
        changed.set(field, json.valueToTree(value));
        return json.treeToValue(changed, SurveyDefinition.class);
    }

    protected static Survey saved(EditOutcome outcome) {
        assertThat(outcome).isInstanceOf(Saved.class);
        return ((Saved) outcome).survey();
    }
}
