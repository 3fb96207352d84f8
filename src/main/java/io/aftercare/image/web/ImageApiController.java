package io.aftercare.image.web;

import io.aftercare.common.CursorPage;
import io.aftercare.common.SingleLine;
import io.aftercare.image.Image;
import io.aftercare.image.ImageId;
import io.aftercare.image.Images;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/images")
@Tag(name = "Images", description = "The pictures that surveys show")
class ImageApiController {

    private final Images images;

    ImageApiController(Images images) {
        this.images = images;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "List images, newest first")
    CursorPage<Image> list(
            @RequestParam(defaultValue = "") @Size(max = 100) @SingleLine @Parameter(description = "a part of the name")
                    String search,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "" + CursorPage.DEFAULT_SIZE) @Min(1) @Max(CursorPage.MAX_SIZE) int limit) {
        return images.list(search, after == null ? null : new ImageId(after), limit);
    }

    /** The body is the file itself: no client needs more for one file, and its length can be checked at the door. */
    @PostMapping(consumes = {"image/*", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @PreAuthorize("hasAuthority('surveys:write')")
    @Operation(
            summary = "Upload a PNG, JPEG, WebP or GIF file as the body; what was uploaded before is answered as it is",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "image/*",
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "201", description = "Kept", useReturnTypeSchema = true)
    ResponseEntity<Image> upload(
            @RequestParam @Size(max = 255) @Parameter(description = "the file's name") String name,
            @RequestBody byte[] file) {
        var image = images.upload(name, file, null);
        return ResponseEntity.created(URI.create("/api/v1/images/" + image.id()))
                .body(image);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('surveys:read')")
    @Operation(summary = "Get an image; its path shows it")
    Image get(@PathVariable UUID id) {
        return images.get(new ImageId(id));
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasAuthority('surveys:write')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Delete an image that no survey uses")
    void delete(@PathVariable UUID id) {
        images.delete(new ImageId(id));
    }
}
