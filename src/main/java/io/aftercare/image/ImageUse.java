package io.aftercare.image;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Knows where images are used. Each module that lets people choose images has a bean of this kind. */
public interface ImageUse {

    /**
     * The places that use each of the images, in words for people such as {@code survey 'Support effort', thank-you
     * page}; images that are not in use may be left out. One statement, however many images.
     */
    Map<ImageId, List<String>> usersOf(Collection<ImageId> images);
}
