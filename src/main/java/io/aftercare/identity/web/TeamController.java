package io.aftercare.identity.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.common.page.Submission;
import io.aftercare.identity.EmailAddress;
import io.aftercare.identity.Team;
import io.aftercare.identity.TeamId;
import io.aftercare.identity.Teams;
import io.aftercare.identity.User;
import io.aftercare.identity.UserId;
import io.aftercare.identity.Users;
import io.aftercare.identity.web.UserForms.NameForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of teams. */
@PageController
class TeamController {

    private static final String TEAMS = "/settings/teams";

    private final Teams teams;
    private final Users users;

    TeamController(Teams teams, Users users) {
        this.teams = teams;
        this.users = users;
    }

    /** @param next where the list goes on, or null */
    public record TeamsPage(
            String search, List<Team> teams, @Nullable String next) {}

    public record MemberForm(@NotNull @EmailAddress String email) {}

    /** A member with the way to leave. */
    public record Member(User user, String removePath) {}

    /**
     * @param offered users who may be added; the address of one beyond the first ones can be typed
     * @param neededBy what is live and names the team, empty for nothing
     */
    public record TeamPage(Team team, String name, String email, List<User> offered, String neededBy) {

        public List<Member> members() {
            return team.members().stream()
                    .map(user -> new Member(user, path() + "/members/" + user.id() + "/remove"))
                    .toList();
        }

        public String path() {
            return TEAMS + "/" + team.id();
        }

        public String membersPath() {
            return path() + "/members";
        }

        public String removePath() {
            return path() + "/remove";
        }

        /** What becomes of it, for the dialog. */
        public String removal() {
            var members = team.members().size();
            return "Its %s users. Drafts that name the team %s cannot be published until another is chosen; their review says so."
                    .formatted(members == 1 ? "1 member stays among" : members + " members stay", team.name());
        }
    }

    @Bean
    static NavigationItem teamsInNavigation() {
        return new NavigationItem(Group.SETTINGS, 40, "Teams", TEAMS, "users-group", "settings:read");
    }

    @GetMapping(TEAMS)
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(required = false) @Nullable UUID after) {
        var page = teams.list(search, after == null ? null : new TeamId(after), CursorPage.DEFAULT_SIZE);
        return new ModelAndView(
                "identity/teams", "page", new TeamsPage(search, page.items(), Search.next(TEAMS, search, page)));
    }

    @GetMapping(TEAMS + "/new")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView add() {
        return newTeam(new NameForm(""), Faults.none());
    }

    @PostMapping(TEAMS)
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView create(@Valid @ModelAttribute NameForm form, BindingResult result, RedirectAttributes redirect) {
        return Submission.of(result, faults -> newTeam(form, faults), () -> {
            var team = teams.create(form.name(), List.of());
            return Notice.redirect(TEAMS + "/" + team.id(), redirect, "The team is there. Now add its members.");
        });
    }

    @GetMapping(TEAMS + "/{id}")
    @PreAuthorize("hasAuthority('settings:read')")
    ModelAndView show(@PathVariable UUID id) {
        var team = teams.get(new TeamId(id));
        return page(team, team.name(), "", Faults.none());
    }

    @PostMapping(TEAMS + "/{id}")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView rename(
            @PathVariable UUID id,
            @Valid @ModelAttribute NameForm form,
            BindingResult result,
            RedirectAttributes redirect) {
        var team = teams.get(new TeamId(id));
        return Submission.of(result, faults -> page(team, form.name(), "", faults), () -> {
            teams.rename(team.id(), form.name());
            return Notice.redirect(TEAMS + "/" + id, redirect, "Saved.");
        });
    }

    @PostMapping(TEAMS + "/{id}/members")
    @PreAuthorize("hasAuthority('settings:write')")
    ModelAndView addMember(
            @PathVariable UUID id,
            @Valid @ModelAttribute MemberForm form,
            BindingResult result,
            RedirectAttributes redirect) {
        var team = teams.get(new TeamId(id));
        return Submission.of(result, faults -> page(team, team.name(), form.email(), faults), () -> {
            teams.addMember(team.id(), form.email());
            return Notice.redirect(TEAMS + "/" + id, redirect, form.email() + " is in the team.");
        });
    }

    @PostMapping(TEAMS + "/{id}/members/{user}/remove")
    @PreAuthorize("hasAuthority('settings:write')")
    String removeMember(@PathVariable UUID id, @PathVariable UUID user, RedirectAttributes redirect) {
        teams.removeMember(new TeamId(id), new UserId(user));
        return Notice.redirect(TEAMS + "/" + id, redirect, "The user left the team.");
    }

    @PostMapping(TEAMS + "/{id}/remove")
    @PreAuthorize("hasAuthority('settings:write')")
    String remove(@PathVariable UUID id, RedirectAttributes redirect) {
        teams.remove(new TeamId(id));
        return Notice.redirect(TEAMS, redirect, "The team is removed.");
    }

    private static ModelAndView newTeam(NameForm form, Faults faults) {
        return new ModelAndView("identity/team-new", Map.of("form", form, "faults", faults));
    }

    private ModelAndView page(Team team, @Nullable String name, @Nullable String email, Faults faults) {
        var offered = users.list().stream()
                .filter(user -> !team.members().contains(user))
                .toList();
        var page = new TeamPage(
                team,
                name == null ? "" : name,
                email == null ? "" : email,
                offered,
                String.join(", ", teams.usersOf(team.name())));
        return new ModelAndView("identity/team", Map.of("page", page, "faults", faults));
    }
}
