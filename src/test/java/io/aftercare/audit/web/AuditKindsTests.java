package io.aftercare.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aftercare.common.Audited;
import io.aftercare.common.page.Option;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page offers every kind of thing that something is recorded of. */
class AuditKindsTests {

    @Test
    void areAllOffered() {
        var recorded = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.aftercare").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Audited.class))
                        .map(method -> method.getAnnotationOfType(Audited.class).kind())
                        .collect(Collectors.toSet());

        assertThat(recorded).hasSizeGreaterThan(20);
        assertThat(AuditPages.KINDS).extracting(Option::value).containsAll(recorded);
    }
}
