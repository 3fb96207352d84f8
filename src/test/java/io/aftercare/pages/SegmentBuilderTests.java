package io.aftercare.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.aftercare.crm.ContactCommand;
import io.aftercare.crm.Contacts;
import io.aftercare.crm.Properties;
import io.aftercare.crm.PropertyDefinition;
import io.aftercare.crm.PropertyType;
import io.aftercare.identity.Role;
import io.aftercare.segment.SegmentWords;
import io.aftercare.survey.SurveyId;
import io.aftercare.survey.SurveyType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The builder of segments on the Recipients tab. */
class SegmentBuilderTests extends EditorTest {

    @Autowired
    private Contacts contacts;

    @Autowired
    private Properties properties;

    @Autowired
    private SegmentWords words;

    private String tag = "";
    private String plan = "";

    @BeforeEach
    void threeContacts() {
        tag = "b" + UUID.randomUUID().toString().substring(0, 8);
        plan = "Plan " + tag;
        properties.create(new PropertyDefinition(tag, plan, PropertyType.CHOICE, List.of("gold", "silver", "tin")));
        for (var name : List.of("gold", "silver", "tin")) {
            contacts.put(new ContactCommand(name + "@" + tag + ".example", null, name, "en", Map.of(tag, name)));
        }
    }

    @Test
    void isBuiltByKeyboardAndCountsWhoIsIn() {
        var id = draft(SurveyType.NPS);
        var page = edit(id, "recipients");
        assertThat(page.locator("#segment")).containsText("No contacts");

        press(page, "Add condition");
        assertThat(page.getByLabel("What", exact())).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(page.getByLabel("How", exact())).hasValue("is");
        assertThat(page.getByLabel("What", exact())).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().type("contains");
        assertThat(page.getByLabel("How", exact())).hasValue("contains");
        page.keyboard().press("Tab");
        page.keyboard().type("@" + tag);
        page.keyboard().press("Enter");

        assertThat(conditions(page)).hasCount(1);
        assertThat(conditions(page)).containsText("Email contains “@" + tag + "”");
        assertThat(page.locator("#segment-people")).containsText("3 of");
        assertThat(page.locator("#segment-people")).containsText("tin@" + tag + ".example");
        assertThat(page.locator("#segment-add")).isFocused();
        isSaved(page);

        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#segment")).containsText("nobody is asked by itself");
        org.assertj.core.api.Assertions.assertThat(surveys.get(id).draft().segment())
                .isNull();
    }

    @Test
    void joinsConditionsByGroups() {
        var id = draft(SurveyType.CSAT);
        var page = edit(id, "recipients");
        addEmail(page, "Add condition", "@" + tag);
        addPlan(page, "Add group", "gold");
        addPlan(page, "Add condition to this group", "silver");
        assertThat(page.locator("#segment-people")).containsText("2 of");
        isWritten(id, "Email contains “@%s” and (%s is gold or %s is silver)".formatted(tag, plan, plan));

        page.getByLabel("Group:").selectOption("all");
        assertThat(page.locator("#segment-people")).containsText("Nobody is like this now");
        page.getByLabel("Contacts of whom").selectOption("any");
        assertThat(page.locator("#segment-people")).containsText("3 of");
        isWritten(id, "Email contains “@%s” or (%s is gold and %s is silver)".formatted(tag, plan, plan));

        click(page, AriaRole.BUTTON, "Remove: " + plan + " is gold");
        assertThat(conditions(page)).hasCount(2);
        isWritten(id, "Email contains “@%s” or (%s is silver)".formatted(tag, plan));
        click(page, AriaRole.BUTTON, "Remove: Email contains");
        assertThat(conditions(page)).hasCount(1);
        isWritten(id, "(%s is silver)".formatted(plan));
        click(page, AriaRole.BUTTON, "All contacts");
        assertThat(page.locator("#segment")).containsText("All contacts.");
        isWritten(id, "all contacts");
    }

    @Test
    void changesAConditionWhereItStandsByKeyboard() {
        var id = draft(SurveyType.NPS, """
                "companyName": "Northwind", "segment": {"match": "all", "parts": [
                  {"type": "age", "field": "createdAt", "operator": "more-than", "days": 60},
                  {"type": "group", "match": "any", "conditions": [
                    {"type": "choice", "field": "properties.%s", "operator": "is", "values": ["gold", "tin"]},
                    {"type": "tickets", "operator": "at-least", "count": 2, "event": "closed", "days": 30}]}]}""".formatted(tag));
        var page = edit(id, "recipients");

        press(page, "Edit: Created is more than 60 days ago");
        assertThat(page.getByLabel("What", exact())).isFocused();
        assertThat(page.locator("#segment-line-0 #condition")).isVisible();
        assertThat(page.getByLabel("Days", exact())).hasValue("60");
        page.getByLabel("Days", exact()).fill("none");
        page.keyboard().press("Enter");
        assertThat(page.locator("#segment-line-0").getByRole(AriaRole.ALERT)).containsText("whole number of days");
        page.getByLabel("Days", exact()).fill("90");
        page.keyboard().press("Enter");
        assertThat(conditions(page).first()).containsText("Created is more than 90 days ago");
        assertThat(page.locator("#segment-edit-0")).isFocused();
        assertThat(conditions(page)).hasCount(3);

        press(page, "Edit: " + plan);
        assertThat(page.locator("#segment-line-1-0 #condition")).isVisible();
        assertThat(page.getByLabel("gold", exact())).isChecked();
        page.getByLabel("gold", exact()).uncheck();
        click(page, AriaRole.BUTTON, "Save", true);
        isWritten(
                id,
                "Created is more than 90 days ago and (%s is tin or Has at least 2 tickets closed in the last 30 days)"
                        .formatted(plan));
        assertThat(page.locator("#segment-edit-1-0")).isFocused();

        press(page, "Edit: Has at least 2 tickets");
        assertThat(page.getByLabel("How many")).hasValue("2");
        about(page, "Email");
        page.getByLabel("Text", exact()).fill("ada@" + tag + ".example");
        Look.at(page, "editor-segment-edit");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Cancel"))
                .press("Enter");
        assertThat(page.locator("#condition")).hasCount(0);
        assertThat(page.locator("#segment-edit-1-1")).isFocused();
    }

    @Test
    void saysWhatIsMissingAndKeepsWhatWasTyped() {
        var page = edit(draft(SurveyType.NPS), "recipients");
        click(page, AriaRole.BUTTON, "Add condition");
        page.getByLabel("Days", exact()).fill("two");
        click(page, AriaRole.BUTTON, "Add", true);

        assertThat(page.locator("#segment-form").getByRole(AriaRole.ALERT)).containsText("whole number of days");
        assertThat(page.getByLabel("Days", exact())).hasValue("two");
        page.getByLabel("Days", exact()).fill("9999");
        click(page, AriaRole.BUTTON, "Add", true);
        assertThat(page.locator("#segment-form").getByRole(AriaRole.ALERT)).containsText("3650");
        page.getByLabel("Days", exact()).fill("60");
        click(page, AriaRole.BUTTON, "Add", true);
        assertThat(conditions(page)).containsText("Created is more than 60 days ago");
    }

    @Test
    void asksWhatEachKindOfConditionNeeds() {
        var page = edit(draft(SurveyType.NPS), "recipients");
        click(page, AriaRole.BUTTON, "Add condition");
        about(page, "Tickets");
        page.getByLabel("How", exact()).selectOption("at-most");
        page.getByLabel("How many").fill("0");
        page.getByLabel("Tickets that were").selectOption("open");
        click(page, AriaRole.BUTTON, "Add", true);
        assertThat(conditions(page).last()).containsText("Has no ticket that is open");

        click(page, AriaRole.BUTTON, "Add condition");
        about(page, "Last answer");
        page.getByLabel("Surveys", exact()).selectOption("csat");
        page.getByLabel("happy", exact()).check();
        click(page, AriaRole.BUTTON, "Add", true);
        assertThat(conditions(page).last()).containsText("Last CSAT answer is happy");

        click(page, AriaRole.BUTTON, "Add condition");
        about(page, "Surveys sent and answered");
        page.getByLabel("What happened").selectOption("not-asked");
        page.getByLabel("In the last so many days").fill("90");
        click(page, AriaRole.BUTTON, "Add", true);
        assertThat(conditions(page).last()).containsText("Was not sent any survey in the last 90 days");
    }

    @Test
    void tellsTheLaterOfTwoAuthorsAndOverwritesNothing() {
        var id = draft(SurveyType.NPS);
        var anna = edit(id, "recipients");
        var ben = signedIn(newUser(Role.AUTHOR), new NewContextOptions());
        ben.navigate("/surveys/" + id + "/edit/recipients");
        click(anna, AriaRole.BUTTON, "All contacts");
        isSaved(anna);

        addEmail(ben, "Add condition", "@" + tag);

        assertThat(ben.locator("#problem")).containsText("changed this survey meanwhile");
        isWritten(id, "all contacts");
    }

    @Test
    void namesTheSurveysThatNeedAProperty() {
        var id = draft(SurveyType.NPS, """
                "companyName": "Northwind", "segment": {"match": "all", "parts": [
                  {"type": "presence", "field": "properties.%s", "operator": "is-known"}]}""".formatted(tag));
        var page = signedIn(Role.ADMIN, "/settings/properties/" + tag);

        assertThat(page.getByText("Needed by survey"))
                .containsText(surveys.get(id).draft().name());
        assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Delete")))
                .hasCount(0);
    }

    @Test
    void looksGood() {
        var id = draft(SurveyType.NPS, """
                "companyName": "Northwind", "segment": {"match": "all", "parts": [
                  {"type": "age", "field": "createdAt", "operator": "more-than", "days": 60},
                  {"type": "choice", "field": "properties.%s", "operator": "is", "values": ["gold", "silver"]},
                  {"type": "group", "match": "any", "conditions": [
                    {"type": "tickets", "operator": "at-least", "count": 1, "event": "closed", "days": 30},
                    {"type": "last-band", "survey": "nps", "operator": "is-not", "bands": ["detractor"]}]}]}""".formatted(tag));
        var page = edit(id, "recipients");
        assertThat(page.locator("#segment-people")).containsText(" of ");
        Look.at(page, "editor-segment");

        page.reload();
        click(page, AriaRole.BUTTON, "Add condition to this group");
        about(page, plan);
        assertThat(page.getByLabel("tin", exact())).isVisible();
        Look.at(page, "editor-segment-condition");
    }

    private void isWritten(SurveyId id, String expected) {
        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            var segment = Objects.requireNonNull(surveys.get(id).draft().segment());
            org.assertj.core.api.Assertions.assertThat(words.phrases().of(segment))
                    .isEqualTo(expected);
        });
    }

    private void addEmail(Page page, String button, String text) {
        click(page, AriaRole.BUTTON, button);
        about(page, "Email");
        page.getByLabel("How", exact()).selectOption("contains");
        page.getByLabel("Text", exact()).fill(text);
        click(page, AriaRole.BUTTON, "Add", true);
    }

    private void addPlan(Page page, String button, String value) {
        click(page, AriaRole.BUTTON, button, true);
        about(page, plan);
        page.getByLabel(value, exact()).check();
        click(page, AriaRole.BUTTON, "Add", true);
        assertThat(conditions(page).last()).containsText(plan + " is " + value);
        isSaved(page);
    }

    private static void about(Page page, String topic) {
        page.getByLabel("What", exact()).selectOption(new SelectOption().setLabel(topic));
    }

    /** Those of groups included, the groups not. */
    private static Locator conditions(Page page) {
        return page.locator("#segment li", new Page.LocatorOptions().setHasNot(page.locator("ul")));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button)).focus();
        page.keyboard().press("Enter");
    }

    private static void click(Page page, AriaRole role, String name, boolean exact) {
        page.getByRole(role, new GetByRoleOptions().setName(name).setExact(exact))
                .click();
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
