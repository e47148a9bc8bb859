package dev.salesflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Made-up customers with 13 columns, the same for the same first number; no two lists with different numbers share one. */
final class CustomerList {

    static final String COLUMNS = "externalId,name,registrationNumber,industry,employees,annualRevenue,currency,phone,email,country,city,computerisation,selection";
    private static final List<String> WORDS = List.of("North", "Star", "Blue", "Delta", "Harbor", "Lotus", "Summit", "Golden", "River", "Cedar", "Orion", "Apex");
    private static final List<String> INDUSTRIES = List.of("Manufacturing", "Retail", "Logistics", "Healthcare", "Education", "Finance", "Energy");
    private static final List<String> CITIES = List.of("Shanghai", "Beijing", "Shenzhen", "Hangzhou", "Chengdu", "Wuhan", "Nanjing");

    private CustomerList() {
    }

    static String[] row(int number) {
        var random = new Random(number);
        return new String[] {"C%08d".formatted(number), "%s %s %d Ltd".formatted(of(WORDS, random), of(WORDS, random), number),
                "9131%012d".formatted(number), of(INDUSTRIES, random), String.valueOf(random.nextInt(5_000)),
                random.nextInt(10_000_000) + ".50", "CNY", "021-%08d".formatted(10_000_000 + number), "info%1$d@company%1$d.example".formatted(number), "China",
                of(CITIES, random), of(List.of("NONE", "VENDOR", "SELF_DEVELOPED"), random), of(List.of("STARTED", "WAITING", "NOT_URGENT", "DENIED"), random)};
    }

    private static String of(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    static Path write(int first, int size) throws IOException {
        var file = Files.createTempFile("customers", ".csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(COLUMNS + "\n");
            for (int number = first; number < first + size; number++) {
                out.write(String.join(",", row(number)) + "\n");
            }
        }
        return file;
    }
}
