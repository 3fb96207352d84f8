package io.aftercare.image.web;

import io.aftercare.common.Refusal;
import io.aftercare.common.SingleLine;
import io.aftercare.common.page.Faults;
import io.aftercare.common.page.PageController;
import io.aftercare.identity.SignedInUser;
import io.aftercare.image.Images;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The part of the library in which a field of another page chooses its image. */
@PageController
@RequestMapping("/library/choose")
@PreAuthorize("hasAuthority('surveys:write')")
class ImageChoiceController {

    private static final int SIZE = 24;

    private final Images images;
    private final Uploading uploading;

    ImageChoiceController(Images images, Uploading uploading) {
        this.images = images;
        this.uploading = uploading;
    }

    @GetMapping
    ModelAndView choose(
            @RequestParam @Size(max = 100) @SingleLine String field,
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine String search,
            @RequestParam(defaultValue = "") @Size(max = 36) @SingleLine String chosen) {
        return choice(field, search, chosen, false, Faults.none());
    }

    /** Keeps the file; the field takes the new image at once. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView upload(
            @RequestParam @Size(max = 100) @SingleLine String field,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedInUser user) {
        try {
            return choice(field, "", uploading.keep(file, user).id().toString(), true, Faults.none());
        } catch (Refusal refused) {
            var choice = choice(field, "", "", false, Faults.at(Map.of("file", String.valueOf(refused.getMessage()))));
            choice.setStatus(refused.status());
            return choice;
        }
    }

    private ModelAndView choice(String field, String search, String chosen, boolean uploaded, Faults faults) {
        return new ModelAndView(
                "image/choose",
                Map.of(
                        "field", field,
                        "search", search,
                        "chosen", chosen,
                        "uploaded", uploaded,
                        "images", images.list(search, null, SIZE).items(),
                        "faults", faults));
    }
}
