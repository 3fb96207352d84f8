package io.aftercare.image;

import static io.aftercare.StatementCount.statementsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftercare.AftercareTest;
import io.aftercare.common.Ids;
import io.aftercare.common.Refusal;
import io.aftercare.identity.Role;
import io.aftercare.identity.Users;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ImagesTests extends AftercareTest {

    @Autowired
    private Images images;

    @Autowired
    private ImageRepository repository;

    @Autowired
    private ImagePreparation preparation;

    @Autowired
    private Users users;

    @Test
    void keepsAnImageAndWhoUploadedIt() {
        var ann = users.put("ann.image@example.com", "Ann", Role.AUTHOR);

        var image = images.upload("logo.png", SampleImages.uniquePng(), ann.id());

        assertThat(image.uploadedBy()).isEqualTo(ann.id());
        assertThat(image.name()).isEqualTo("logo.png");
        assertThat(image.path()).isEqualTo("/images/" + image.id());
        assertThat(images.get(image.id()))
                .usingRecursiveComparison()
                .ignoringFields("createdAt")
                .isEqualTo(image);
        var data = images.data(image.id()).orElseThrow();
        assertThat(data.data()).hasSize(image.bytes());
        assertThat(SampleImages.read(data.data()).getWidth()).isEqualTo(image.width());
    }

    @Test
    void theSamePictureTwiceIsOneImage() {
        var file = SampleImages.uniquePng();
        var first = images.upload("first.png", file, null);
        var again = images.upload("again.png", file, null);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.name()).isEqualTo("first.png");
    }

    @Test
    void twoWhoUploadTheSameAtOnceGetOneImage() {
        var file = SampleImages.uniquePng();
        var ids = IntStream.range(0, 8)
                .parallel()
                .mapToObj(at -> images.upload("parallel.png", file, null).id())
                .distinct();

        assertThat(ids).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "logo.png|logo.png",
                "C:\\Users\\Ann\\logo.png|logo.png",
                "../../etc/passwd|passwd",
                "a\tb\u0000c\u202Ed|a b c d",
                "'   '|image",
                "folder/|image",
                "<b>&.png|<b>&.png"
            },
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false)
    void aNameIsOneCleanLine(String given, String kept) {
        assertThat(ImageName.of(given)).isEqualTo(kept);
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        var name = ImageName.of("\uD83D\uDE00".repeat(120));

        assertThat(name.codePointCount(0, name.length())).isEqualTo(100);
        assertThat(images.upload(name, SampleImages.uniquePng(), null).name()).isEqualTo(name);
    }

    @Test
    void renamesAnImage() {
        var image = images.upload("old.png", SampleImages.uniquePng(), null);

        assertThat(images.rename(image.id(), "new\nname").name()).isEqualTo("new name");
        assertThat(images.get(image.id()).name()).isEqualTo("new name");
        assertThatThrownBy(() -> images.rename(new ImageId(Ids.next()), "x")).isInstanceOf(Refusal.class);
    }

    @Test
    void findsByAPartOfTheNameNewestFirstPageByPage() throws Exception {
        var word = "100%_" + UUID.randomUUID();
        var uploaded = IntStream.range(0, 5)
                .mapToObj(at -> images.upload(word + at + ".png", SampleImages.uniquePng(), null))
                .toList();
        images.upload(word.replace('%', 'x').replace('_', 'x'), SampleImages.uniquePng(), null);

        var first = images.list(word.toUpperCase(Locale.ROOT), null, 3);
        var second = images.list(word, ImageId.of(String.valueOf(first.next())), 3);

        assertThat(first.items())
                .extracting(Image::id)
                .containsExactlyElementsOf(ids(uploaded.reversed().subList(0, 3)));
        assertThat(second.items())
                .extracting(Image::id)
                .containsExactlyElementsOf(ids(uploaded.reversed().subList(3, 5)));
        assertThat(second.next()).isNull();
        assertThat(images.list("\\", null, 3).items()).isEmpty();
        assertThat(statementsOf(() -> images.list(word, null, 3)))
                .singleElement()
                .satisfies(sql -> assertThat(sql).doesNotContain("data"));
    }

    @Test
    void whatIsInUseIsNotDeleted() {
        var image = images.upload("used.png", SampleImages.uniquePng(), null);
        var others = images.upload("unused.png", SampleImages.uniquePng(), null);
        var library = libraryWhere(asked -> Map.of(
                image.id(),
                IntStream.range(0, 12)
                        .mapToObj(at -> "survey 'S%d', mail".formatted(at))
                        .toList()));

        assertThatThrownBy(() -> library.delete(image.id())).isInstanceOfSatisfying(Refusal.class, refused -> {
            assertThat(refused.code()).isEqualTo("image-in-use");
            assertThat(refused).hasMessageContaining("survey 'S0', mail").hasMessageContaining("and 2 more");
        });
        assertThat(images.find(image.id())).isPresent();
        library.delete(others.id());
        assertThat(images.find(others.id())).isEmpty();
        assertThat(images.data(others.id())).isEmpty();
        assertThatThrownBy(() -> library.delete(others.id())).isInstanceOf(Refusal.class);
    }

    private Images libraryWhere(ImageUse use) {
        var uses = new StaticListableBeanFactory(Map.of("use", use)).getBeanProvider(ImageUse.class);
        return new Images(repository, preparation, uses, time);
    }

    private static List<ImageId> ids(List<Image> images) {
        return images.stream().map(Image::id).toList();
    }
}
