package io.aftercare.image;

import io.aftercare.common.Audited;
import io.aftercare.common.AuditedAct.Act;
import io.aftercare.common.CursorPage;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.identity.UserId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The image library. What an image shows never changes; to replace one is to upload and choose another. */
@Service
public class Images {

    private final ImageRepository images;
    private final ImagePreparation preparation;
    private final ObjectProvider<ImageUse> uses;
    private final Clock clock;

    Images(ImageRepository images, ImagePreparation preparation, ObjectProvider<ImageUse> uses, Clock clock) {
        this.images = images;
        this.preparation = preparation;
        this.uses = uses;
        this.clock = clock;
    }

    /**
     * Keeps what the file shows: upright, at most 1,200 pixels on a side, as PNG or JPEG, without metadata; of an
     * animation its first frame. The same picture twice is one image, which keeps its first name.
     *
     * @param fileName as given; folders and control characters are taken out, and it is cut to 100 characters
     * @param file a PNG, JPEG, WebP or GIF file, known by its content
     * @throws Refusal {@code not-an-image}, {@code image-empty}, {@code image-too-large}, {@code too-many-pixels},
     *     {@code image-damaged}, {@code image-for-print}, {@code image-too-heavy}, {@code images-busy}
     */
    public Image upload(String fileName, byte[] file, @Nullable UserId by) {
        var picture = preparation.prepare(file);
        var image = new Image(
                new ImageId(Ids.next()),
                ImageName.of(fileName),
                picture.mediaType(),
                picture.width(),
                picture.height(),
                picture.data().length,
                clock.instant(),
                by);
        return images.put(image, sha256(picture.data()), picture.data());
    }

    /** Images whose name has the text in it, in any case, newest first; all of them when it is empty. */
    public CursorPage<Image> list(String search, @Nullable ImageId after, int size) {
        var literal = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return CursorPage.of(images.list("%" + literal + "%", after, size + 1), size, Image::id);
    }

    public Optional<Image> find(ImageId id) {
        return images.find(id);
    }

    /** @throws Refusal {@code image-not-found} */
    public Image get(ImageId id) {
        return find(id).orElseThrow(() -> ImageProblem.notFound(id));
    }

    /** What the image shows, to be served. */
    public Optional<ImageData> data(ImageId id) {
        return images.data(id);
    }

    /**
     * Gives the image another name, made fit like that of a file.
     *
     * @throws Refusal {@code image-not-found}
     */
    @Audited(act = Act.CHANGED, kind = "image", subject = "#id", detail = "'its name'")
    public Image rename(ImageId id, String name) {
        return images.rename(id, ImageName.of(name)).orElseThrow(() -> ImageProblem.notFound(id));
    }

    /** Those of the images that are not here, or not any more; one statement. */
    public Set<ImageId> missing(Collection<ImageId> ids) {
        var missing = new LinkedHashSet<>(ids);
        if (!missing.isEmpty()) {
            missing.removeAll(images.existing(ids));
        }
        return missing;
    }

    /** Where each of the images is used, in words for people; those that are not in use are left out. */
    public Map<ImageId, List<String>> usersOf(Collection<ImageId> ids) {
        var users = new HashMap<ImageId, List<String>>();
        uses.orderedStream()
                .forEach(use -> use.usersOf(ids)
                        .forEach((id, places) -> users.computeIfAbsent(id, none -> new ArrayList<>())
                                .addAll(places)));
        return users;
    }

    /** @throws Refusal {@code image-in-use} with the names of who uses it, {@code image-not-found} */
    @Audited(act = Act.DELETED, kind = "image", subject = "#id")
    public void delete(ImageId id) {
        var users = usersOf(List.of(id)).getOrDefault(id, List.of());
        if (!users.isEmpty()) {
            throw ImageProblem.inUse(users);
        }
        if (!images.delete(id)) {
            throw ImageProblem.notFound(id);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
