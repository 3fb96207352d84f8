package io.aftercare.crm;

import java.util.List;

/** Knows what closing a ticket sets off; another module does it. */
public interface ClosingSurveys {

    /** The names of the surveys that a closing ticket of this pipeline starts. */
    List<String> startedBy(String pipeline);
}
