package org.nadir.fhirserver.answers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedWriter;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Lets an answer leave in large pieces: HAPI flushes after each JSON string, one network chunk each. */
public class ResponseBuffer extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final int BYTES = 64 << 10;
    private static final int CHARACTERS = 8 << 10;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setBufferSize(BYTES);
        Unflushed unflushed = new Unflushed(response);
        chain.doFilter(request, unflushed);
        unflushed.finish();
    }

    private static final class Unflushed extends HttpServletResponseWrapper {

        private @Nullable PrintWriter writer;

        Unflushed(HttpServletResponse response) {
            super(response);
        }

        void finish() {
            if (writer != null) {
                writer.close();
            }
        }

        @Override
        public void flushBuffer() {
            // The container sends the rest when the request ends.
        }

        @Override
        public void reset() {
            super.reset();
            writer = null;
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null) {
                writer = new PrintWriter(new UnflushedWriter(super.getWriter()));
            }
            return writer;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return new UnflushedStream(super.getOutputStream());
        }
    }

    private static final class UnflushedWriter extends FilterWriter {

        UnflushedWriter(Writer writer) {
            super(new BufferedWriter(writer, CHARACTERS));
        }

        @Override
        public void flush() {
            // Closing flushes.
        }
    }

    private static final class UnflushedStream extends ServletOutputStream {

        private final ServletOutputStream stream;

        UnflushedStream(ServletOutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int value) throws IOException {
            stream.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            stream.write(bytes, offset, length);
        }

        @Override
        public void flush() {
            // The container sends the rest when the request ends.
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            stream.setWriteListener(listener);
        }
    }
}
