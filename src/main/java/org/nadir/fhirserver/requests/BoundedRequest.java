package org.nadir.fhirserver.requests;

import ca.uhn.fhir.rest.server.exceptions.PayloadTooLargeException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** A request whose body ends with an error after so many bytes, whatever its Content-Length says. */
class BoundedRequest extends HttpServletRequestWrapper {

    private final long largest;
    private final String setting;

    BoundedRequest(HttpServletRequest request, DataSize limit, String setting) {
        super(request);
        this.largest = limit.toBytes();
        this.setting = setting;
        if (request.getContentLengthLong() > largest) {
            throw tooLarge();
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new BoundedStream(super.getInputStream());
    }

    private PayloadTooLargeException tooLarge() {
        return new PayloadTooLargeException(
                "The body is larger than the %,d bytes that this server takes (%s)".formatted(largest, setting));
    }

    private final class BoundedStream extends ServletInputStream {

        private final ServletInputStream body;
        private long read;

        BoundedStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int value = body.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = body.read(buffer, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int more) {
            read += more;
            if (read > largest) {
                throw tooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
