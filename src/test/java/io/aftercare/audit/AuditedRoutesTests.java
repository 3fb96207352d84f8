package io.aftercare.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aftercare.AftercareTest;
import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What changes something is in the audit trail: each route leads to an audited act, or the table says why not. */
class AuditedRoutesTests extends AftercareTest {

    private static final String NOBODY = "nobody is signed in there";
    private static final String LOOKS = "looks, and changes nothing";
    private static final String TRIES = "tries, and changes nothing";
    private static final String DAILY = "does at once what is done every day anyway";
    private static final String OWN = "ends one's own sessions, and changes nothing";

    private static final Map<String, String> NOT_AUDITED = Map.ofEntries(
            Map.entry("POST /a/{token}", NOBODY),
            Map.entry("POST /a/{token}/comment", NOBODY),
            Map.entry("POST /in/bounces", NOBODY),
            Map.entry("POST /in/{id}", NOBODY),
            Map.entry("POST /s/{survey}/comment", NOBODY),
            Map.entry("POST /s/{survey}/dismissed", NOBODY),
            Map.entry("POST /s/{survey}/due", NOBODY),
            Map.entry("POST /s/{survey}/score", NOBODY),
            Map.entry("POST /s/{survey}/shown", NOBODY),
            Map.entry("POST /s/{survey}/visitor", NOBODY),
            Map.entry("POST /t/{token}", NOBODY),
            Map.entry("POST /t/{token}/unsubscribe", NOBODY),
            Map.entry("POST /t/{token}/{score:[0-9]{1,2}}/comment", NOBODY),
            Map.entry("POST /u/{token}", NOBODY),
            Map.entry("POST /account/sign-out-everywhere", OWN),
            Map.entry("POST /api/v1/help-desks/{id}/read", LOOKS),
            Map.entry("POST /settings/help-desks/{id}/read", LOOKS),
            Map.entry("POST /api/v1/segments/count", LOOKS),
            Map.entry("POST /settings/privacy/find", LOOKS),
            Map.entry("POST /api/v1/sending-domains/{id}/check", DAILY),
            Map.entry("POST /settings/sending-domains/{id}/check", DAILY),
            Map.entry("POST /api/v1/surveys/{id}/follow-ups/{sentiment}/try", TRIES),
            Map.entry("POST /surveys/{id}/follow-ups/{sentiment:negative|neutral|positive}/try", TRIES),
            Map.entry("POST /api/v1/surveys/{id}/test", TRIES),
            Map.entry("POST /surveys/{id}/test", TRIES),
            Map.entry("POST /api/v1/webhooks/{id}/test", TRIES),
            Map.entry("POST /settings/webhooks/{id}/test", TRIES));

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.aftercare");

    @Test
    void leadToAnAuditedActOrSayWhyNot() {
        var silent = new TreeSet<String>();
        var audited = new TreeMap<String, String>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .forEach((mapping, method) -> mapping.getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition().getMethods().stream()
                                .filter(verb -> verb != RequestMethod.GET)
                                .filter(verb -> isOurs(method))
                                .forEach(verb -> {
                                    if (isAudited(method)) {
                                        audited.put(verb + " " + path, "");
                                    } else {
                                        silent.add(verb + " " + path);
                                    }
                                })));

        assertThat(silent).isEqualTo(new TreeSet<>(NOT_AUDITED.keySet()));
        assertThat(audited).hasSizeGreaterThan(100);
    }

    /** Pages of the local start are test code. */
    private boolean isOurs(HandlerMethod method) {
        return classes.contain(type(method).getName());
    }

    /** Whether it can come to an audited act by calls within Aftercare, were it through an interface. */
    private boolean isAudited(HandlerMethod handler) {
        var names = Arrays.stream(handler.getMethod().getParameterTypes())
                .map(Class::getName)
                .toArray(String[]::new);
        var open = new ArrayDeque<JavaCodeUnit>();
        open.add(classes.get(type(handler)).getMethod(handler.getMethod().getName(), names));
        var seen = new HashSet<JavaCodeUnit>(open);
        while (!open.isEmpty()) {
            var unit = open.poll();
            if (unit.isAnnotatedWith(Audited.class)
                    || unit.getCallsFromSelf().stream().anyMatch(this::isAct)) {
                return true;
            }
            Stream.concat(unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
                    .flatMap(this::targets)
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return false;
    }

    private boolean isAct(JavaAccess<?> call) {
        return call.getTargetOwner().isEquivalentTo(AuditedAct.class);
    }

    /** What is called: the member itself, and what implements or overrides it. */
    private Stream<JavaCodeUnit> targets(JavaAccess<?> call) {
        var owner = call.getTargetOwner();
        if (!owner.getPackageName().startsWith("io.aftercare")) {
            return Stream.empty();
        }
        var implementing = owner.isInterface() ? owner.getAllSubclasses().stream() : Stream.<JavaClass>empty();
        return Stream.concat(Stream.concat(Stream.of(owner), owner.getAllRawSuperclasses().stream()), implementing)
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(unit -> unit.getName().equals(call.getTarget().getName()));
    }

    private static Class<?> type(HandlerMethod method) {
        return ClassUtils.getUserClass(method.getBeanType());
    }
}
