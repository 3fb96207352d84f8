package io.aftercare.sendingdomain;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server on 127.0.0.1 that knows the TXT records that tests give it (RFC 1035); all tests share it. */
public final class DnsServer {

    private static final DnsServer INSTANCE = start();

    private static final int LONGEST_STRING = 255;
    private static final int TXT = 16;
    private static final int NO_SUCH_NAME = 3;

    private final DatagramSocket socket;
    private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
    private volatile boolean silent;

    private DnsServer(DatagramSocket socket) {
        this.socket = socket;
    }

    public static DnsServer instance() {
        return INSTANCE;
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Publishes records at a name, in place of those that it has. */
    public void publish(String name, String... records) {
        texts.put(name.toLowerCase(Locale.ROOT), List.of(records));
    }

    public void remove(String name) {
        texts.remove(name.toLowerCase(Locale.ROOT));
    }

    List<String> records(String name) {
        return texts.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** Whether it answers nothing from now on. */
    void setSilent(boolean silent) {
        this.silent = silent;
    }

    private static DnsServer start() {
        try {
            var server =
                    new DnsServer(new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0)));
            Thread.ofPlatform().daemon().name("dns").start(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve() {
        while (true) {
            try {
                var question = new DatagramPacket(new byte[512], 512);
                socket.receive(question);
                if (!silent) {
                    var answer = answer(Arrays.copyOf(question.getData(), question.getLength()));
                    socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private byte[] answer(byte[] question) throws IOException {
        var in = ByteBuffer.wrap(question).position(12);
        var labels = new ArrayList<String>();
        for (var length = in.get(); length > 0; length = in.get()) {
            var label = new byte[length];
            in.get(label);
            labels.add(new String(label, StandardCharsets.US_ASCII));
        }
        var isText = in.getShort() == TXT;
        in.getShort();
        var found = isText ? records(String.join(".", labels)) : List.<String>of();
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeShort(ByteBuffer.wrap(question).getShort());
        out.writeShort(0x8580 | (found.isEmpty() ? NO_SUCH_NAME : 0));
        out.writeShort(1);
        out.writeShort(found.size());
        out.writeInt(0);
        out.write(question, 12, in.position() - 12);
        for (var text : found) {
            out.writeShort(0xC00C);
            out.writeShort(TXT);
            out.writeShort(1);
            out.writeInt(0);
            var data = strings(text);
            out.writeShort(data.length);
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private static byte[] strings(String text) {
        var all = text.getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream();
        for (var at = 0; at < all.length; at += LONGEST_STRING) {
            var length = Math.min(LONGEST_STRING, all.length - at);
            out.write(length);
            out.write(all, at, length);
        }
        return out.toByteArray();
    }
}
