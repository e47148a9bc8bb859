package dev.salesflow.company;

import dev.salesflow.shared.Refusal;
import java.util.Arrays;
import java.util.Base64;

/** A picture in a format that carries no code; what it is, its first bytes tell, not its name. */
public record Logo(String type, byte[] bytes) {

    /** Bytes; a header shows it at 24 pixels. */
    public static final int LARGEST = 256 * 1024;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    /** @throws Refusal of the field {@code logo} for another format, and for more than {@link #LARGEST} bytes */
    public static Logo of(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw Refusal.ofField("logo", "company.error.logoLarge", LARGEST / 1024);
        }
        if (begins(bytes, PNG)) {
            return new Logo("image/png", bytes);
        }
        if (begins(bytes, JPEG)) {
            return new Logo("image/jpeg", bytes);
        }
        throw Refusal.ofField("logo", "company.error.logoType");
    }

    /** As an address that a page carries with it, for paper that fetches nothing. */
    public String inPlace() {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private static boolean begins(byte[] bytes, byte[] mark) {
        return bytes.length > mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
