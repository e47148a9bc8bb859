package dev.salesflow.imports.reading;

import java.text.Normalizer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Words that lists use for our choices, in both languages; compared folded. */
public final class Words {

    static final Map<String, String> YES_NO = words(
            "true: true, yes, y, 1, 是, 有, 对, √", "false: false, no, n, 0, 否, 无, 没有, 不, ×");
    static final Map<String, String> ROLE = words(
            "REP: rep, sales, sales rep, sales agent, sales representative, agent, 销售, 销售员, 销售代表, 业务员, 客户经理",
            "PRESALES: presales, pre sales, consultant, 售前, 售前顾问",
            "TELEMARKETER: telemarketer, telesales, 电话销售, 电销, 电话营销", "MANAGER: manager, sales manager, 经理, 销售经理, 主管",
            "ADMIN: admin, administrator, 管理员, 系统管理员");
    static final Map<String, String> COMPUTERISATION = words(Labels.under("customer", "customer.computerisation."),
            "NONE: none, no system, manual, 无, 没有, 手工, 未信息化", "VENDOR: vendor, bought, package, 厂商, 外购, 供应商, 购买",
            "SELF_DEVELOPED: self developed, self-developed, own development, in house, 自研, 自主开发, 自行开发, 自己开发");
    static final Map<String, String> SYSTEM_STATE = words(Labels.under("customer", "customer.systemState."),
            "IMPLEMENTING: implementing, in implementation, 实施中, 正在实施", "IN_USE: in use, live, 使用中, 在用, 已上线",
            "BEING_DESIGNED: being designed, design, 设计中, 正在设计");
    static final Map<String, String> SELECTION = words(Labels.under("customer", "customer.selection."),
            "STARTED: started, 已开始, 已启动, 开始选型", "IMMINENT: imminent, soon, 即将, 即将开始", "WAITING: waiting, 等待, 观望",
            "NOT_URGENT: not urgent, 不急, 不紧急, 不着急", "DENIED: denied, no, none, 无, 否, 否认, 不选型");
    static final Map<String, String> SATISFACTION = words(Labels.under("customer", "customer.satisfaction."),
            "SATISFIED: satisfied, 满意", "ACCEPTING: accepting, acceptable, 可接受, 一般, 尚可", "DISSATISFIED: dissatisfied, unsatisfied, 不满意",
            "VERY_DISSATISFIED: very dissatisfied, 非常不满意, 很不满意");
    static final Map<String, String> OUTCOME = words(Labels.under("opportunity", "outcome."),
            "OPEN: open, engaging, prospecting, in progress, 进行中, 跟进中, 打开", "WON: won, win, closed won, 赢单, 成交, 赢, 已签约",
            "LOST: lost, loss, closed lost, 输单, 丢单, 输, 失败");
    /** A stage's word may say the outcome too, after a colon. */
    static final Map<String, String> STAGE = words(Labels.under("opportunity", "stage."),
            "FIRST_VISIT: first visit, 初访, 初次拜访", "FIRST_VISIT:OPEN: prospecting, prospect, lead, 线索", "EXCHANGE: exchange, 交流, 需求交流",
            "EXCHANGE:OPEN: engaging, engaged, qualification", "DEMO: demo, demonstration, 系统演示, 演示",
            "QUOTATION: quotation, quote, proposal, 书面报价, 报价, 已报价, 报价中, quoted", "DOUBTS: doubts, 疑虑排除", "NEGOTIATION: negotiation, 商务谈判, 谈判",
            "CONTRACT: contract, 签约, 合同", ":WON: won, closed won, win, 赢单, 成交, 已签约", ":LOST: lost, closed lost, 输单, 丢单");

    /** Characters of column names, side by side. */
    private static final String TRADITIONAL = "戶稱聯絡電話機號員數業營額幣種貨產編碼價負責經銷區國備註預計購採時間開結關閉競爭對稅統會郵網職務單項階狀態線來滿選總屬辦處組團隊問題說應際贏輸損場訊資設係內類實現構廠離懷願億萬簽約預證";
    private static final String SIMPLIFIED = "户称联络电话机号员数业营额币种货产编码价负责经销区国备注预计购采时间开结关闭竞争对税统会邮网职务单项阶状态线来满选总属办处组团队问题说应际赢输损场讯资设系内类实现构厂离怀愿亿万签约预证";

    private Words() {
    }

    /** What two ways of writing the same have in common: width, case, underscores and runs of spaces do not count. */
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace('_', ' ').strip().replaceAll("\\s+", " ");
    }

    /** What two names of columns have in common: also the traditional characters' simplified forms, without what stands in brackets. */
    static String name(String text) {
        var folded = fold(text);
        var bare = folded.replaceAll("\\([^)]*\\)|\\[[^]]*]|【[^】]*】|必填|选填", "");
        return squash(simplified(bare.isBlank() ? folded : bare));
    }

    private static String simplified(String text) {
        var simple = new StringBuilder(text);
        for (int i = 0; i < simple.length(); i++) {
            int place = TRADITIONAL.indexOf(simple.charAt(i));
            if (place >= 0) {
                simple.setCharAt(i, SIMPLIFIED.charAt(place));
            }
        }
        return simple.toString();
    }

    /** Letters and digits only, for near matches. */
    public static String squash(String text) {
        return fold(text).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Map<String, String> words(String... lines) {
        return words(Map.of(), lines);
    }

    /** A label of something that is no choice in lists is left out. */
    private static Map<String, String> words(Map<String, String> labels, String... lines) {
        var all = new LinkedHashMap<String, String>();
        for (var line : lines) {
            int colon = line.indexOf(": ");
            var value = line.substring(0, colon);
            if (!value.contains(":")) {
                all.put(fold(value), value);
            }
            for (var word : line.substring(colon + 2).split(", ")) {
                all.put(fold(word), value);
            }
        }
        labels.forEach((label, value) -> {
            if (all.containsValue(value)) {
                all.putIfAbsent(fold(label), value);
            }
        });
        return Collections.unmodifiableMap(all);
    }
}
