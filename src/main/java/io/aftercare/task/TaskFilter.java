package io.aftercare.task;

import io.aftercare.crm.SearchText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks; null does not restrict.
 *
 * @param over those that ended in the last thirty days instead of the open ones
 * @param assignee whose, a user's address in lower case
 * @param teams tasks that members of one of these teams may take, whoever has them
 * @param text part of the title, of the process's name, or of the contact or ticket of the answer
 */
public record TaskFilter(
        boolean over,
        @Nullable String assignee,
        @Nullable List<String> teams,
        @SearchText @Nullable String text) {}
