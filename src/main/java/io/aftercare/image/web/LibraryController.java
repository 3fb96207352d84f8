package io.aftercare.image.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.NavigationItem;
import io.aftercare.common.page.NavigationItem.Group;
import io.aftercare.common.page.Notice;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.SignedInUser;
import io.aftercare.image.Image;
import io.aftercare.image.ImageId;
import io.aftercare.image.Images;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The image library: see, upload, rename and delete images (R14). */
@PageController
@RequestMapping("/library")
class LibraryController {

    private static final String LIBRARY = "/library";
    private static final int SIZE = 24;

    private final Images images;
    private final Uploading uploading;

    LibraryController(Images images, Uploading uploading) {
        this.images = images;
        this.uploading = uploading;
    }

    @Bean
    static NavigationItem libraryInNavigation() {
        return new NavigationItem(Group.WORK, 15, "Images", LIBRARY, "photo", "surveys:read");
    }

    @GetMapping
    @PreAuthorize("hasAuthority('surveys:read')")
    ModelAndView list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(required = false) @Nullable UUID after) {
        return page(search, after, Faults.none());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('surveys:write')")
    ModelAndView upload(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedInUser user,
            RedirectAttributes redirect) {
        try {
            var image = uploading.keep(file, user);
            return new ModelAndView(
                    Notice.redirect(LIBRARY, redirect, "“%s” is in the library.".formatted(image.name())));
        } catch (Refusal refused) {
            var page = page("", null, Faults.at(Map.of("file", String.valueOf(refused.getMessage()))));
            page.setStatus(refused.status());
            return page;
        }
    }

    @PostMapping("/{id}/rename")
    @PreAuthorize("hasAuthority('surveys:write')")
    String rename(@PathVariable UUID id, @RequestParam String name, RedirectAttributes redirect) {
        var image = images.rename(new ImageId(id), name);
        return Notice.redirect(LIBRARY, redirect, "The image is now called “%s”.".formatted(image.name()));
    }

    @PostMapping("/{id}/delete")
    @PreAuthorize("hasAuthority('surveys:write')")
    String delete(@PathVariable UUID id, RedirectAttributes redirect) {
        images.delete(new ImageId(id));
        return Notice.redirect(LIBRARY, redirect, "The image is deleted.");
    }

    private ModelAndView page(String search, @Nullable UUID after, Faults faults) {
        var page = images.list(search, after == null ? null : new ImageId(after), SIZE);
        var users = images.usersOf(page.items().stream().map(Image::id).toList());
        var shown = page.map(image -> new Library.Shown(image, users.getOrDefault(image.id(), List.of())));
        return new ModelAndView(
                "image/library", Map.of("library", new Library(search, after != null, shown), "faults", faults));
    }
}
