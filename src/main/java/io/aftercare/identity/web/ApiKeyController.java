package io.aftercare.identity.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.ApiKeyId;
import io.aftercare.identity.ApiKeyRow;
import io.aftercare.identity.ApiKeys;
import io.aftercare.identity.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of the keys that programs call the API with. */
@PageController
class ApiKeyController {

    private static final String KEYS = "/settings/api-keys";

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    /** @param next where the list goes on, or null */
    public record KeysPage(
            String search, List<Key> keys, @Nullable String next) {}

    /** A key with the way to revoke it. */
    public record Key(ApiKeyRow row) {

        public String dialog() {
            return "revoke-" + row.id();
        }

        public String revocation() {
            return "Programs that use the key %s are refused from now on. It cannot be brought back."
                    .formatted(row.name());
        }

        public String revokePath() {
            return KEYS + "/" + row.id() + "/revoke";
        }
    }

    /** @param scopes no list, whose elements a request could number */
    public record KeyForm(
            @NotBlank @Size(max = 100) @SingleLine String name,

            @Size(min = 1, max = 100, message = "choose what the key allows")
            Collection<String> scopes) {

        public KeyForm {
            scopes = scopes == null
                    ? List.of()
                    : Scope.withKeys(scopes).stream().sorted().map(Scope::key).toList();
        }
    }

    @Bean
    static NavigationItem keysInNavigation() {
        return new NavigationItem(Group.SETTINGS, 50, "API keys", KEYS, "key", "settings:read");
    }

    @GetMapping(KEYS)
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(required = false) @Nullable UUID after) {
        var page = keys.list(search, after == null ? null : new ApiKeyId(after), CursorPage.DEFAULT_SIZE);
        var rows = page.items().stream().map(Key::new).toList();
        return new ModelAndView(
                "identity/api-keys", "page", new KeysPage(search, rows, Search.next(KEYS, search, page)));
    }

    @GetMapping(KEYS + "/new")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView add() {
        return newKey(new KeyForm("", List.of()), Faults.none());
    }

    /** Answers with the page itself: a redirect would have to keep the secret somewhere on its way. */
    @PostMapping(KEYS)
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView create(@Valid @ModelAttribute KeyForm form, BindingResult result) {
        if (result.hasErrors()) {
            var again = newKey(form, Faults.of(result));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return new ModelAndView(
                "identity/api-key-made", "made", keys.create(form.name(), Scope.withKeys(form.scopes())));
    }

    @PostMapping(KEYS + "/{id}/revoke")
    @PreAuthorize("hasAuthority('settings:write')")
    String revoke(@PathVariable UUID id, RedirectAttributes redirect) {
        keys.revoke(new ApiKeyId(id));
        return Notice.redirect(KEYS, redirect, "The key is revoked.");
    }

    private static ModelAndView newKey(KeyForm form, Faults faults) {
        return new ModelAndView(
                "identity/api-key-new", Map.of("form", form, "faults", faults, "scopes", Scope.values()));
    }
}
