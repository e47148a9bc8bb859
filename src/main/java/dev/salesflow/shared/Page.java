package dev.salesflow.shared;

import java.util.List;

/**
 * One page of a list, as pages and REST answer it.
 *
 * @param total how many rows the whole list has
 * @param page zero-based
 * @param size rows a page holds at most
 */
public record Page<T>(List<T> items, long total, int page, int size) {

    public static final int LARGEST = 200;
    /** Nobody turns so many; an offset beyond it would only cost. */
    public static final int LAST = 100_000;

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** What a caller asked for, bounded: a page is never negative, a size between 1 and {@value #LARGEST}. */
    public record Request(int page, int size) {

        public Request {
            page = Math.max(0, Math.min(page, LAST));
            size = Math.max(1, Math.min(size, LARGEST));
        }

        public long offset() {
            return (long) page * size;
        }

        public <T> Page<T> of(List<T> items, long total) {
            return new Page<>(items, total, page, size);
        }
    }
}
