package dev.salesflow.prospecting;

/** How many names were asked something, and of how many it was true; each name counts once, by the last word on it. */
public record Shares(int called, int reached, int interested, int dataJudged, int dataRight, int companyAsked, int knowCompany,
        int productAsked, int knowProduct, int repAsked, int knowRep) {

    /** Of names whose address, phone and contact somebody judged; null where nobody did. */
    public Integer data() {
        return percent(dataRight, dataJudged);
    }

    public Integer company() {
        return percent(knowCompany, companyAsked);
    }

    public Integer product() {
        return percent(knowProduct, productAsked);
    }

    public Integer rep() {
        return percent(knowRep, repAsked);
    }

    /** Whole percent, half up; null where there is nothing to take a share of. */
    public static Integer percent(long part, long whole) {
        return whole == 0 ? null : (int) ((200 * part + whole) / (2 * whole));
    }
}
