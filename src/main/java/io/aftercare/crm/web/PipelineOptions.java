package io.aftercare.crm.web;

import io.aftercare.common.page.Option;
import io.aftercare.crm.Pipeline;
import java.util.List;

/** Pipelines to choose from. */
final class PipelineOptions {

    private PipelineOptions() {}

    static List<Option> of(List<Pipeline> pipelines) {
        return pipelines.stream()
                .map(pipeline -> new Option(pipeline.key(), pipeline.name()))
                .toList();
    }
}
