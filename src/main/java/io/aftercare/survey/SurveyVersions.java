package io.aftercare.survey;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Published versions; they never change, so they are kept in memory. */
@Component
class SurveyVersions {

    private record Key(SurveyId id, int version) {}

    private final ConcurrentLruCache<Key, Optional<PublishedSurvey>> versions;

    SurveyVersions(SurveyRepository surveys) {
        this.versions = new ConcurrentLruCache<>(200, key -> surveys.version(key.id(), key.version()));
    }

    PublishedSurvey get(SurveyId id, int version) {
        var key = new Key(id, version);
        var published = versions.get(key);
        if (published.isEmpty()) {
            versions.remove(key);
        }
        return published.orElseThrow(
                () -> new IllegalArgumentException("Survey %s has no version %d".formatted(id, version)));
    }
}
