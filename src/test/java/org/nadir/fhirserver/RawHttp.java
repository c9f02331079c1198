package org.nadir.fhirserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no well-behaved client would. */
public final class RawHttp {

    private RawHttp() {}

    /** Gets a path as it is written. */
    public static String get(String base, String path) {
        return send(base, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    /** Sends these bytes and reads until the server closes. */
    public static String send(String base, String request) {
        try (Socket socket = new Socket("localhost", URI.create(base).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
