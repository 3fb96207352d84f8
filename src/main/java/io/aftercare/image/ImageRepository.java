package io.aftercare.image;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.identity.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes images. Only {@link #data} reads the pictures themselves. */
@Repository
class ImageRepository {

    private static final String COLUMNS = "id, name, media_type, width, height, bytes, created_at, uploaded_by";

    private final JdbcClient jdbc;

    ImageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the image, or finds the one with the same picture: the update that changes nothing returns its row. */
    @Audited(act = Act.CREATED, kind = "image", subject = "#image.id()", when = "#image.id().equals(#result.id())")
    Image put(Image image, byte[] sha256, byte[] data) {
        return jdbc.sql("""
                insert into image as known
                    (id, name, media_type, width, height, bytes, sha256, data, created_at, uploaded_by)
                values (:id, :name, :mediaType, :width, :height, :bytes, :sha256, :data, :now, :by)
                on conflict (sha256) do update set name = known.name returning %s""".formatted(COLUMNS))
                .param("id", image.id().value())
                .param("name", image.name())
                .param("mediaType", image.mediaType())
                .param("width", image.width())
                .param("height", image.height())
                .param("bytes", image.bytes())
                .param("sha256", sha256)
                .param("data", data)
                .param("now", utc(image.createdAt()))
                .param(
                        "by",
                        image.uploadedBy() == null ? null : image.uploadedBy().value())
                .query(ImageRepository::image)
                .single();
    }

    /** @param pattern a pattern of {@code like} for the name */
    List<Image> list(String pattern, @Nullable ImageId after, int limit) {
        return jdbc.sql("select " + COLUMNS + " from image where name ilike :pattern "
                        + "and (:after::uuid is null or id < :after) order by id desc limit :limit")
                .param("pattern", pattern)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(ImageRepository::image)
                .list();
    }

    Optional<Image> find(ImageId id) {
        return jdbc.sql("select " + COLUMNS + " from image where id = :id")
                .param("id", id.value())
                .query(ImageRepository::image)
                .optional();
    }

    Set<ImageId> existing(Collection<ImageId> ids) {
        return Set.copyOf(jdbc.sql("select id from image where id = any (:ids)")
                .param("ids", ids.stream().map(ImageId::value).toArray(UUID[]::new))
                .query((row, at) -> new ImageId(row.getObject("id", UUID.class)))
                .list());
    }

    Optional<ImageData> data(ImageId id) {
        return jdbc.sql("select media_type, encode(sha256, 'hex') as sha256, data from image where id = :id")
                .param("id", id.value())
                .query((row, at) ->
                        new ImageData(row.getString("media_type"), row.getString("sha256"), row.getBytes("data")))
                .optional();
    }

    Optional<Image> rename(ImageId id, String name) {
        return jdbc.sql("update image set name = :name where id = :id returning " + COLUMNS)
                .param("id", id.value())
                .param("name", name)
                .query(ImageRepository::image)
                .optional();
    }

    boolean delete(ImageId id) {
        return jdbc.sql("delete from image where id = :id")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    private static Image image(ResultSet row, int at) throws SQLException {
        var by = row.getObject("uploaded_by", UUID.class);
        return new Image(
                new ImageId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("width"),
                row.getInt("height"),
                row.getInt("bytes"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                by == null ? null : new UserId(by));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
