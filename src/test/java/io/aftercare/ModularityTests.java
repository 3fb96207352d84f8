package io.aftercare;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void modulesUseOnlyWhatTheyMay() {
        ApplicationModules.of(Aftercare.class).verify();
    }
}
