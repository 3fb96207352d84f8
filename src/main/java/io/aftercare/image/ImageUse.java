package io.aftercare.image;

import java.util.List;

/** Knows where images are used. Each module that lets people choose images has a bean of this kind. */
public interface ImageUse {

    /** The places that use the image, in words for people such as {@code survey 'Support effort', thank-you page}. */
    List<String> usersOf(ImageId image);
}
