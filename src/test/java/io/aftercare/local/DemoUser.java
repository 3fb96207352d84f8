package io.aftercare.local;

import io.aftercare.identity.Role;
import io.aftercare.identity.SignInHint;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;

/** Somebody of the demo company, one for each role. */
record DemoUser(String email, String name, Role role) {

    static final String PASSWORD = "local demo password";

    private static final DemoUser AUTHOR = new DemoUser("anna@northwind.example", "Anna Author", Role.AUTHOR);
    private static final DemoUser PUBLISHER = new DemoUser("pete@northwind.example", "Pete Publisher", Role.PUBLISHER);
    private static final DemoUser LEAD = new DemoUser("lena@northwind.example", "Lena Lead", Role.LEAD);
    private static final DemoUser DESIGNER = new DemoUser("dora@northwind.example", "Dora Designer", Role.DESIGNER);
    private static final DemoUser ADMIN = new DemoUser("adam@northwind.example", "Adam Admin", Role.ADMIN);

    static final List<DemoUser> ALL = List.of(PUBLISHER, AUTHOR, LEAD, DESIGNER, ADMIN);

    private SignInHint hint() {
        return new SignInHint(email, PASSWORD, name, role.key());
    }

    /** The sign-in page of the local start offers them. */
    @Configuration(proxyBeanMethods = false)
    @Profile("local")
    static class Hints {

        @Bean
        @Order(1)
        SignInHint publisher() {
            return PUBLISHER.hint();
        }

        @Bean
        @Order(2)
        SignInHint author() {
            return AUTHOR.hint();
        }

        @Bean
        @Order(3)
        SignInHint lead() {
            return LEAD.hint();
        }

        @Bean
        @Order(4)
        SignInHint designer() {
            return DESIGNER.hint();
        }

        @Bean
        @Order(5)
        SignInHint admin() {
            return ADMIN.hint();
        }
    }
}
