package io.aftercare.site;

import static io.aftercare.common.SqlTime.utc;

import io.aftercare.common.SqlTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SiteRepository {

    private final JdbcClient jdbc;

    SiteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What proofs of a site are signed with.
     *
     * @param secret by the site
     * @param visitorKey by Aftercare
     */
    record Keys(String secret, String visitorKey) {

        /** Leaves them out of logs. */
        @Override
        public String toString() {
            return "Keys";
        }
    }

    /** @return whether no site has this origin already */
    boolean insert(Site site, Keys keys) {
        return jdbc.sql("""
                        insert into site (id, name, origin, linked, secret, visitor_key, created_at, created_by)
                        values (:id, :name, :origin, :linked, :secret, :visitorKey, :at, :by)
                        on conflict do nothing""")
                        .param("id", site.id().value())
                        .param("name", site.name())
                        .param("origin", site.origin())
                        .param("linked", site.linked())
                        .param("secret", keys.secret())
                        .param("visitorKey", keys.visitorKey())
                        .param("at", utc(site.createdAt()))
                        .param("by", site.createdBy())
                        .update()
                == 1;
    }

    int count() {
        return jdbc.sql("select count(*) from site").query(Integer.class).single();
    }

    List<Site> list() {
        return jdbc.sql("select * from site order by lower(name), id")
                .query(SiteRepository::read)
                .list();
    }

    Optional<Site> find(SiteId id) {
        return jdbc.sql("select * from site where id = :id")
                .param("id", id.value())
                .query(SiteRepository::read)
                .optional();
    }

    Optional<Site> find(String origin) {
        return jdbc.sql("select * from site where origin = :origin")
                .param("origin", origin)
                .query(SiteRepository::read)
                .optional();
    }

    Optional<Keys> keys(SiteId id) {
        return jdbc.sql("select secret, visitor_key from site where id = :id")
                .param("id", id.value())
                .query((row, at) -> new Keys(row.getString("secret"), row.getString("visitor_key")))
                .optional();
    }

    Set<String> known(Collection<String> origins) {
        return new HashSet<>(jdbc.sql("select origin from site where origin = any (:origins)")
                .param("origins", origins.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    Optional<Site> change(SiteId id, SiteChange change) {
        return jdbc.sql("update site set name = :name, linked = :linked where id = :id returning *")
                .param("id", id.value())
                .param("name", change.name())
                .param("linked", change.linked())
                .query(SiteRepository::read)
                .optional();
    }

    Optional<Site> changeKeys(SiteId id, Keys keys) {
        return jdbc.sql("update site set secret = :secret, visitor_key = :visitorKey where id = :id returning *")
                .param("id", id.value())
                .param("secret", keys.secret())
                .param("visitorKey", keys.visitorKey())
                .query(SiteRepository::read)
                .optional();
    }

    boolean delete(SiteId id) {
        return jdbc.sql("delete from site where id = :id")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private static Site read(ResultSet row, int at) throws SQLException {
        return new Site(
                new SiteId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("origin"),
                row.getBoolean("linked"),
                SqlTime.instant(row, "created_at"),
                row.getString("created_by"));
    }
}
