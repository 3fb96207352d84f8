package io.aftercare.automation.web;

import io.aftercare.automation.action.Action;
import io.aftercare.automation.web.FollowUpView.Kind;
import io.aftercare.common.SingleLine;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is to follow an answer.
 *
 * @param actions of a list; left out for another kind
 * @param processId of a process that is deployed elsewhere; left out for another kind
 */
record FollowUpCommand(
        @NotNull @Schema(allowableValues = {"none", "list", "elsewhere"})
        Kind kind,

        @Nullable @ArraySchema(schema = @Schema(implementation = Action.class))
        JsonNode actions,

        @Nullable @Size(max = 200) @SingleLine String processId) {

    FollowUpCommand {
        processId = processId == null ? null : processId.strip();
    }

    /** Whether what belongs to the kind is there, and nothing else. */
    boolean fits() {
        var list = actions != null && !actions.isNull();
        var process = processId != null && !processId.isBlank();
        return list == (kind == Kind.LIST) && process == (kind == Kind.ELSEWHERE) && kind != Kind.PROCESS;
    }
}
