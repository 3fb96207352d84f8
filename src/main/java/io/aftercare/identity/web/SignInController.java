package io.aftercare.identity.web;

import io.aftercare.common.page.PageController;
import io.aftercare.identity.SignInHint;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The sign-in page; the form itself is taken by Spring Security. */
@PageController
class SignInController {

    /** What the page says above the form, by the name of the parameter that asks for it. */
    private static final Map<String, String> MESSAGES = Map.of(
            "failed",
            "Address and password do not fit. Check both, then try again.",
            "throttled",
            "There were too many tries. Wait a quarter of an hour, then try again.",
            "unknown",
            "You are known to your company, but not to Aftercare. Ask an admin to add you.",
            "unverified",
            "Your company's sign-in does not confirm that your mail address is yours. Ask who looks after it.",
            "openid-failed",
            "Signing in by your company did not work. Try again, or ask an admin.",
            "signed-out",
            "You are signed out.");

    private final List<SignInHint> hints;
    private final List<OpenIdProvider> providers;

    SignInController(ObjectProvider<SignInHint> hints, ObjectProvider<ClientRegistrationRepository> registrations) {
        this.hints = hints.orderedStream().toList();
        this.providers = providers(registrations.getIfAvailable());
    }

    /** A button on the page. */
    public record OpenIdProvider(String name, String path) {}

    /** @param message what happened before; null at first */
    public record SignInPage(
            String email, @Nullable String message, List<SignInHint> hints, List<OpenIdProvider> providers) {}

    @GetMapping(SecurityConfiguration.SIGN_IN)
    ModelAndView page(HttpServletRequest request) {
        var message = MESSAGES.entrySet().stream()
                .filter(entry -> request.getParameter(entry.getKey()) != null)
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        return new ModelAndView("identity/sign-in", "page", new SignInPage(typed(request), message, hints, providers));
    }

    /** What was typed before it was refused, once. */
    private static String typed(HttpServletRequest request) {
        var session = request.getSession(false);
        var typed = session == null ? null : session.getAttribute(SignInFailure.TYPED);
        if (session != null) {
            session.removeAttribute(SignInFailure.TYPED);
        }
        return typed == null ? "" : typed.toString();
    }

    private static List<OpenIdProvider> providers(@Nullable ClientRegistrationRepository registrations) {
        return registrations instanceof Iterable<?> all
                ? StreamSupport.stream(all.spliterator(), false)
                        .map(ClientRegistration.class::cast)
                        .map(one -> new OpenIdProvider(
                                one.getClientName(), "/oauth2/authorization/" + one.getRegistrationId()))
                        .toList()
                : List.of();
    }
}
