package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.aftercare.AftercareTest;
import io.aftercare.identity.Passwords;
import io.aftercare.identity.Role;
import io.aftercare.identity.User;
import io.aftercare.identity.Users;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages as people use them: real Chromium, the whole application behind it. A page must not log errors. */
public abstract class BrowserTest extends AftercareTest {

    protected static final String PASSWORD = "correct horse battery staple";

    /** Answers of 400 and more, which tests of bad input provoke; and previews, whose scripts must not run. */
    private static final List<String> EXPECTED = List.of(
            "Failed to load resource", "Access to fetch at", "Response Status Error Code", "Blocked script execution");

    /** Cookies of sessions that earlier tests opened; signing in takes long, as hashing a password should. */
    private static final Map<Role, String> SESSIONS = new EnumMap<>(Role.class);

    @LocalServerPort
    protected int port;

    @Autowired
    protected Users users;

    @Autowired
    protected Passwords passwords;

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    @AfterEach
    void closeBrowser() {
        contexts.forEach(BrowserContext::close);
        org.assertj.core.api.Assertions.assertThat(errors)
                .as("errors in the browser's console")
                .isEmpty();
    }

    /** A user of their own, so that tests do not meet. */
    protected User newUser(Role role) {
        var user = users.put("user-" + UUID.randomUUID() + "@northwind.example", "Una " + role.key(), role);
        passwords.set(user.id(), PASSWORD);
        return user;
    }

    /** A fresh browser, signed in as some user with this role, on the start page. */
    protected Page signedIn(Role role) {
        return signedIn(role, "/");
    }

    /** A fresh browser, signed in as some user with this role, on the page at this path. */
    protected Page signedIn(Role role, String path) {
        var session = SESSIONS.get(role);
        if (session != null) {
            var page = browser(new NewContextOptions().setStorageState(session));
            page.navigate(path);
            if (!page.url().contains("/sign-in")) {
                return page;
            }
        }
        var page = signedIn(newUser(role), new NewContextOptions());
        SESSIONS.put(role, page.context().storageState());
        page.navigate(path);
        return page;
    }

    /** A fresh browser, signed in as this user, on the start page. */
    protected Page signedIn(User user, NewContextOptions options) {
        var page = browser(options);
        page.navigate("/sign-in");
        signIn(page, user.email(), PASSWORD);
        page.waitForURL(url -> !url.contains("/sign-in"));
        return page;
    }

    protected static void signIn(Page page, String email, String password) {
        page.getByLabel("Mail address").fill(email);
        page.getByLabel("Password").fill(password);
        page.getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
    }

    /** A fresh browser without cookies. */
    protected Page browser(NewContextOptions options) {
        // Without motion colours change at once, and nothing scrolls away from under the mouse.
        var context = Chromium.instance()
                .newContext(options.setBaseURL("http://127.0.0.1:" + port)
                        .setLocale("en-GB")
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(15_000);
        contexts.add(context);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && EXPECTED.stream().noneMatch(message.text()::startsWith)) {
                errors.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(errors::add);
        return page;
    }

    protected static NewContextOptions phone() {
        return new NewContextOptions().setViewportSize(320, 640).setHasTouch(true);
    }

    protected static NewContextOptions dark() {
        return new NewContextOptions().setColorScheme(ColorScheme.DARK);
    }

    protected static void seesHeading(Page page, String heading) {
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(heading))
                        .first())
                .isVisible();
    }

    /** What is changed on the page that a click leads to is noticed only once its scripts run. */
    protected static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new GetByRoleOptions().setName(name)).first().click();
        page.waitForLoadState();
    }

    /** Axe is a script; the policy of mails and previews keeps out every one, however it comes. */
    protected static void allowScripts(Page page, String addresses) {
        page.route(addresses, route -> {
            var answer = route.fetch();
            var headers = new HashMap<>(answer.headers());
            headers.remove("content-security-policy");
            route.fulfill(new FulfillOptions().setResponse(answer).setHeaders(headers));
        });
    }
}
