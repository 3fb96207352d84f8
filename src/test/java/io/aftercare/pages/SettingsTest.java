package io.aftercare.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.aftercare.identity.Teams;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;

/** The settings as people keep them. */
abstract class SettingsTest extends BrowserTest {

    static final String HOSTILE = "<b onclick=alert(1)>O'Neil</b> \"&amp; ${7*7} #set($x=1) {{name}} 'x";

    final String unique = UUID.randomUUID().toString().substring(0, 13);

    @Autowired
    Teams teams;

    static Locator notice(Page page) {
        return page.getByRole(AriaRole.MAIN).getByRole(AriaRole.STATUS).first();
    }

    static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    static java.util.regex.Pattern pattern(String start) {
        return java.util.regex.Pattern.compile("^" + start);
    }
}
