package io.aftercare.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The first picture of a WebP file (RFC 9649). The decoder believes the outer size and then works by the one inside the
 * picture, as often as there are pictures: so it is handed a file that holds this picture only, at the size inside.
 *
 * @param data one chunk {@code VP8 } or {@code VP8L}, whole
 * @param alpha the chunk {@code ALPH} that belongs to it, whole; null when there is none
 */
record WebpFile(int width, int height, byte[] data, byte @Nullable [] alpha) {

    private static final int HEAD = 8;
    private static final int FRAME_HEAD = 16;
    private static final int ALPHA_FLAG = 0x10;

    /** @throws IOException when there is no picture in it, or only a part of one */
    static WebpFile read(byte[] file) throws IOException {
        try {
            return picture(ByteBuffer.wrap(file, 12, file.length - 12).slice());
        } catch (BufferUnderflowException | IndexOutOfBoundsException incomplete) {
            throw new IOException("The file ends before its picture does", incomplete);
        }
    }

    private static WebpFile picture(ByteBuffer chunks) throws IOException {
        byte[] alpha = null;
        while (chunks.remaining() > HEAD) {
            var chunk = chunk(chunks);
            switch (name(chunk)) {
                case "ANMF" -> {
                    var from = HEAD + FRAME_HEAD;
                    return picture(
                            ByteBuffer.wrap(chunk, from, chunk.length - from).slice());
                }
                case "ALPH" -> alpha = chunk;
                case "VP8 " -> {
                    return lossy(chunk, alpha);
                }
                case "VP8L" -> {
                    return lossless(chunk);
                }
                default -> {
                    // Colour profile, metadata, or what later versions bring.
                }
            }
        }
        throw new IOException("The file has no picture");
    }

    /** Takes the next chunk with its head and its padding. */
    private static byte[] chunk(ByteBuffer chunks) {
        var length = chunks.order(ByteOrder.LITTLE_ENDIAN).getInt(chunks.position() + 4);
        if (length < 0 || length > chunks.remaining() - HEAD) {
            throw new BufferUnderflowException();
        }
        var chunk = new byte[HEAD + length + (length & 1)];
        chunks.get(chunk, 0, Math.min(chunk.length, chunks.remaining()));
        return chunk;
    }

    private static String name(byte[] chunk) {
        return new String(chunk, 0, 4, StandardCharsets.ISO_8859_1);
    }

    private static WebpFile lossy(byte[] chunk, byte @Nullable [] alpha) {
        var head = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        return new WebpFile(head.getShort(HEAD + 6) & 0x3FFF, head.getShort(HEAD + 8) & 0x3FFF, chunk, alpha);
    }

    private static WebpFile lossless(byte[] chunk) {
        var sizes = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).getInt(HEAD + 1);
        return new WebpFile((sizes & 0x3FFF) + 1, (sizes >>> 14 & 0x3FFF) + 1, chunk, null);
    }

    /** This picture as a file of its own. */
    byte[] still() {
        var file = new ByteArrayOutputStream();
        if (alpha != null) {
            file.writeBytes(extended());
            file.writeBytes(alpha);
        }
        file.writeBytes(data);
        var content = file.toByteArray();
        var head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        head.put(ascii("RIFF")).putInt(4 + content.length).put(ascii("WEBP"));
        var whole = Arrays.copyOf(head.array(), 12 + content.length);
        System.arraycopy(content, 0, whole, 12, content.length);
        return whole;
    }

    private byte[] extended() {
        var chunk = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put(ascii("VP8X")).putInt(10).putInt(ALPHA_FLAG);
        putSize(chunk, width - 1);
        putSize(chunk, height - 1);
        return chunk.array();
    }

    private static void putSize(ByteBuffer chunk, int size) {
        chunk.putShort((short) size).put((byte) (size >>> 16));
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
