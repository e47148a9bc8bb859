package dev.salesflow.company;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusals;

/**
 * What stands on the company's letters to customers; null where it is not given. The English ones stand on what is written in
 * English; where they are missing, the others do.
 */
public record Letterhead(String englishName, String address, String englishAddress, String phone, String email, String website,
        String taxNumber) {

    private static final int NAME = 100;
    private static final int ADDRESS = 300;
    private static final int LINE = 200;
    private static final int NUMBER = 50;

    public Letterhead {
        englishName = PlainText.clean(englishName);
        address = PlainText.clean(address);
        englishAddress = PlainText.clean(englishAddress);
        phone = PlainText.clean(phone);
        email = PlainText.clean(email);
        website = PlainText.clean(website);
        taxNumber = PlainText.clean(taxNumber);
    }

    /** The company's name in that language. */
    public String nameIn(String language, String usual) {
        return "en".equals(language) && englishName != null ? englishName : usual;
    }

    public String addressIn(String language) {
        return "en".equals(language) && englishAddress != null ? englishAddress : address;
    }

    void check() {
        new Refusals()
                .add(PlainText.lineProblem("englishName", englishName, NAME))
                .add(PlainText.lineProblem("address", address, ADDRESS))
                .add(PlainText.lineProblem("englishAddress", englishAddress, ADDRESS))
                .add(PlainText.lineProblem("phone", phone, NAME))
                .add(PlainText.lineProblem("email", email, LINE))
                .add(PlainText.lineProblem("website", website, LINE))
                .add(PlainText.lineProblem("taxNumber", taxNumber, NUMBER))
                .require(email == null || email.matches("[^\\s@]+@[^\\s@]+"), "email", "company.error.email")
                .throwIfAny();
    }
}
