package dev.salesflow.customer.merge;

/** What makes two customers look like one, and how much it counts: from {@value #LEAST} on they are shown to somebody. */
public enum Likeness {

    REGISTRATION(60),
    SAME_NAME(50),
    EMAIL(45),
    /** Equal but for place and group, or with most neighbouring characters in common. */
    SIMILAR_NAME(40),
    PHONE(40),
    WEBSITE(25),
    /** Companies that were registered apart. */
    OTHER_REGISTRATION(-40);

    static final int LEAST = 40;
    private static final int LIKELY = 60;
    private static final int NEARLY_SURE = 90;

    private final int weight;

    Likeness(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }

    /** In words: {@code customer.pair.<grade>} of the message files. */
    static String inWords(int score) {
        return score >= NEARLY_SURE ? "nearlySure" : score >= LIKELY ? "likely" : "possible";
    }
}
