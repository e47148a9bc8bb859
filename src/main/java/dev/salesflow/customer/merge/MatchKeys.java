package dev.salesflow.customer.merge;

import dev.salesflow.customer.NameKey;
import dev.salesflow.customer.RegistrationKey;
import java.net.URI;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a customer is compared by; null where it has none. Looser than {@link NameKey}, by which lists are taken in
 * unasked: here a person decides.
 */
record MatchKeys(String stem, String registration, String phone, String email, String host) {

    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[【〔].*?[)\\]】〕]");
    private static final List<String> GROUPS = List.of("集团", "控股", "holdings", "holding", "group");
    private static final Pattern EXTENSION = Pattern.compile("(?i)(ext|转|分机|x|#|[;/,、]).*");
    /** A number that is whole already, with a short one behind a dash. */
    private static final Pattern DASHED_EXTENSION = Pattern.compile("(.*)-\\s*\\d{1,5}\\s*");
    private static final int WHOLE_NUMBER = 10;
    private static final int SHORTEST_NUMBER = 7;
    private static final Pattern PROVIDER = Pattern.compile("(qq|foxmail|163|126|yeah|139|189|sina|sohu|aliyun|tom|21cn|gmail|googlemail|outlook|hotmail"
            + "|live|msn|yahoo|ymail|icloud|me|aol|gmx|web|t-online|freenet|mail|proton|protonmail|pm|yandex|zoho|orange|wanadoo|naver)"
            + "(\\.[a-z]{2,4}){1,2}");
    /** Where many companies have a page each. */
    private static final Set<String> SHARED_HOSTS = Set.of("facebook.com", "linkedin.com", "instagram.com", "weibo.com", "alibaba.com",
            "1688.com", "taobao.com", "tmall.com", "mp.weixin.qq.com", "baidu.com", "sites.google.com");

    static MatchKeys of(String name, String city, String registration, String phone, String email, String website) {
        return new MatchKeys(stem(name, city), registration(registration), phone(phone), email(email), host(website, email));
    }

    /** The name's key without what stands in brackets, the city in front, and words for a group. */
    private static String stem(String name, String city) {
        var outside = IN_BRACKETS.matcher(folded(name)).replaceAll(" ").strip();
        var stem = NameKey.of(outside.isEmpty() ? name : outside);
        if (city != null) {
            var place = folded(city).replaceFirst("市$", "");
            stem = shortened(stem, stem.startsWith(place) ? stem.substring(place.length()) : stem);
        }
        for (var group : GROUPS) {
            stem = shortened(stem, stem.endsWith(group) ? stem.substring(0, stem.length() - group.length()) : stem);
        }
        return stem;
    }

    /** A name that would be gone, or a single character, stays as it is. */
    private static String shortened(String stem, String shorter) {
        return shorter.codePointCount(0, shorter.length()) > 1 ? shorter : stem;
    }

    private static String registration(String text) {
        return text == null ? null : nullIfEmpty(RegistrationKey.of(text));
    }

    /** Digits alone, without extension, the country's code of China, and the zero in front. */
    private static String phone(String text) {
        if (text == null) {
            return null;
        }
        var number = EXTENSION.matcher(folded(text)).replaceFirst("");
        var dashed = DASHED_EXTENSION.matcher(number);
        if (dashed.matches() && digits(dashed.group(1)).length() >= WHOLE_NUMBER) {
            number = dashed.group(1);
        }
        var digits = digits(number).replaceFirst("^00", "+").replaceFirst("^\\+?86(?=\\d{9,11}$)", "").replaceFirst("^[+0]+", "");
        return digits.length() < SHORTEST_NUMBER ? null : digits;
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    private static String email(String text) {
        return text == null ? null : folded(text);
    }

    /** The site's name, else the mail's where it is the company's own. */
    private static String host(String website, String email) {
        if (website != null) {
            var host = siteOf(website);
            return host == null || SHARED_HOSTS.contains(host) ? null : host;
        }
        if (email == null || !email.contains("@")) {
            return null;
        }
        var domain = folded(email.substring(email.indexOf('@') + 1));
        return PROVIDER.matcher(domain).matches() ? null : nullIfEmpty(domain);
    }

    private static String siteOf(String website) {
        try {
            var host = URI.create(folded(website)).getHost();
            return host == null ? null : host.replaceFirst("^www\\d?\\.", "");
        } catch (IllegalArgumentException e) {
            // Not every address that a browser opens is a URI; then it is no sign.
            return null;
        }
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }

    private static String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
