package dev.salesflow.process.engine.language;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** Holds an answer back until it is whole, so that it can be rewritten. One beyond the limit goes through as it is, as it comes. */
class HeldAnswer extends HttpServletResponseWrapper {

    private final int limit;
    private final ServletOutputStream out = new Holding();
    private ByteArrayOutputStream held = new ByteArrayOutputStream();
    private PrintWriter writer;

    HeldAnswer(HttpServletResponse response, int limit) {
        super(response);
        this.limit = limit;
    }

    /** Empty where the answer was too long to hold. */
    Optional<byte[]> content() {
        if (writer != null) {
            writer.flush();
        }
        return Optional.ofNullable(held).map(ByteArrayOutputStream::toByteArray);
    }

    void send(byte[] content) throws IOException {
        if (!getResponse().isCommitted()) {
            super.setContentLength(content.length);
        }
        getResponse().getOutputStream().write(content);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return out;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(out, getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (held == null) {
            super.flushBuffer();
        }
    }

    /** What is held may change, so its length is told when it is sent. */
    @Override
    public void setContentLength(int length) {
        // told by send
    }

    @Override
    public void setContentLengthLong(long length) {
        // told by send
    }

    @Override
    public void setHeader(String name, String value) {
        if (!HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!HttpHeaders.CONTENT_LENGTH.equalsIgnoreCase(name)) {
            super.addHeader(name, value);
        }
    }

    private class Holding extends ServletOutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (held != null && held.size() + length > limit) {
                getResponse().getOutputStream().write(held.toByteArray());
                held = null;
            }
            if (held == null) {
                getResponse().getOutputStream().write(bytes, offset, length);
            } else {
                held.write(bytes, offset, length);
            }
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("the engine answers synchronously");
        }
    }
}
