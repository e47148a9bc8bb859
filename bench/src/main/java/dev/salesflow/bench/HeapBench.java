package dev.salesflow.bench;

import java.nio.file.Files;
import java.util.Locale;
import java.util.stream.Stream;

/** Heap while lists of customers of growing size go through the product with 256 MB. */
public final class HeapBench {

    private HeapBench() {
    }

    /** @param args sizes of the lists */
    public static void main(String[] args) throws Exception {
        var sizes = args.length > 0 ? Stream.of(args).mapToInt(Integer::parseInt).toArray() : new int[] {10_000, 100_000, 1_000_000};
        System.out.println("| rows | most in use, MB | held at the end, MB | seconds | rows/s |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: |");
        try (var product = new Product()) {
            int first = 0;
            for (int rows : sizes) {
                var list = CustomerList.write(first, rows);
                first += rows;
                int since = product.collections();
                var start = System.nanoTime();
                product.bring(list);
                var seconds = (System.nanoTime() - start) / 1e9;
                Files.delete(list);
                var heap = product.heap(since);
                System.out.printf(Locale.ROOT, "| %,d | %d | %d | %,.0f | %,.0f |%n", rows, heap.used(), heap.held(), seconds, rows / seconds);
            }
        }
    }
}
