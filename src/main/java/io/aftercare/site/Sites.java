package io.aftercare.site;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.site.SiteRepository.Keys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The user's own web sites. */
@Service
public class Sites {

    /** They are shown in one list. */
    public static final int MOST = 50;

    private static final int SECRET_BYTES = 32;

    private final SiteRepository sites;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sites(SiteRepository sites, Clock clock) {
        this.sites = sites;
        this.clock = clock;
    }

    /** All, by name. */
    public List<Site> list() {
        return sites.list();
    }

    /** Those that the thank-you pages of mailed surveys lead to, by name. */
    public List<Site> linked() {
        return sites.list().stream().filter(Site::linked).toList();
    }

    /** @throws Refusal {@code unknown-site} */
    public Site get(SiteId id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    public Optional<Site> find(SiteId id) {
        return sites.find(id);
    }

    /** The site with this very origin. */
    public Optional<Site> ofOrigin(String origin) {
        return sites.find(origin);
    }

    /** Which of the origins are those of no site. */
    public Set<String> unknown(Collection<String> origins) {
        var unknown = new TreeSet<>(origins);
        if (!unknown.isEmpty()) {
            unknown.removeAll(sites.known(origins));
        }
        return unknown;
    }

    /**
     * Adds a site and makes its secret.
     *
     * @param by who adds it, as people read it
     * @throws Refusal {@code not-an-origin}, {@code site-exists} or {@code too-many-sites}
     */
    @Transactional
    @Audited(act = Act.CREATED, kind = "site", subject = "#result.site().id()", detail = "#result.site().origin()")
    public SiteSecret create(SiteCommand command, String by) {
        var origin = Origins.normalized(command.origin())
                .orElseThrow(() -> Refusal.unprocessable(
                        "not-an-origin",
                        "A site is https:// and a host, with a port if it has one of its own, and nothing behind: "
                                + "https://www.example.com. Without TLS it can only be localhost or 127.0.0.1."));
        if (sites.count() >= MOST) {
            throw Refusal.conflict(
                    "too-many-sites", "There can be %d sites. Delete one that shows nothing.".formatted(MOST));
        }
        var keys = newKeys();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var site = new Site(new SiteId(Ids.next()), command.name().strip(), origin, command.linked(), now, by);
        if (!sites.insert(site, keys)) {
            throw Refusal.conflict(
                    "site-exists",
                    "The site %s is there already. Change that one, or give it another secret.".formatted(origin));
        }
        return new SiteSecret(site, keys.secret());
    }

    /** @throws Refusal {@code unknown-site} */
    @Transactional
    @Audited(act = Act.CHANGED, kind = "site", subject = "#id")
    public Site change(SiteId id, SiteChange change) {
        return sites.change(id, change).orElseThrow(() -> unknown(id));
    }

    /**
     * Gives a site another secret; what was signed with the one before, and visitors who came by a link, are not known
     * any more.
     *
     * @throws Refusal {@code unknown-site}
     */
    @Transactional
    @Audited(act = Act.ROTATED, kind = "site", subject = "#id", detail = "'its secret'")
    public SiteSecret changeSecret(SiteId id) {
        var keys = newKeys();
        return new SiteSecret(sites.changeKeys(id, keys).orElseThrow(() -> unknown(id)), keys.secret());
    }

    /**
     * Deletes a site: no survey is shown there any more.
     *
     * @throws Refusal {@code unknown-site}
     */
    @Transactional
    @Audited(act = Act.DELETED, kind = "site", subject = "#id")
    public void delete(SiteId id) {
        if (!sites.delete(id)) {
            throw unknown(id);
        }
    }

    private Keys newKeys() {
        return new Keys(randomText(), randomText());
    }

    private String randomText() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Refusal unknown(SiteId id) {
        return Refusal.notFound("unknown-site", "There is no site %s. GET /api/v1/sites lists them.".formatted(id));
    }
}
