package dev.salesflow.imports.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that lists use for our fields, in both languages, and the mapping they propose. */
public final class Headers {

    /** A column's field; uncertain where only a near name spoke for it. */
    public record Guess(String field, boolean certain) {
    }

    private static final Map<ImportKind, Map<String, String>> KNOWN = Map.of(
            ImportKind.TEAM, names(ImportKind.TEAM,
                    "name: sales agent, agent, sales rep, salesperson, full name, employee, 姓名, 名字, 销售, 销售代表, 业务员", "login: user, username, 登录名, 账号, 用户名",
                    "email: e-mail, mail, 邮箱, 电子邮件, 邮件", "role: position, job, 角色, 岗位, 职务", "manager: supervisor, boss, 经理, 上级, 主管, 销售经理",
                    "territory: regional office, region, area, office, 区域, 大区, 地区, 办事处"),
            ImportKind.PRODUCTS, names(ImportKind.PRODUCTS,
                    "name: product, product name, 产品, 产品名称, 名称, 品名", "code: product code, sku, item number, 编码, 产品编码, 产品编号, 型号", "series: family, line, category, 系列, 产品系列, 类别",
                    "listPrice: sales price, price, unit price, retail price, 价格, 单价, 标价, 列表价, 目录价", "unit: uom, 单位, 计量单位", "currency: 币种, 货币", "cost: unit cost, 成本, 成本价"),
            ImportKind.CUSTOMERS, names(ImportKind.CUSTOMERS,
                    "name: account, account name, company, company name, customer, customer name, client, organisation, organization, 客户, 客户名称, 公司, 公司名称, 企业名称, 单位名称, 名称",
                    "externalId: id, account id, customer id, customer number, external id, 客户编号, 编号, 外部编号", "registrationNumber: registration, tax number, vat number, credit code, uscc, 统一社会信用代码, 税号, 注册号",
                    "industry: sector, branch, vertical, 行业, 所属行业", "employees: staff, headcount, number of employees, 员工数, 员工人数, 人数",
                    "annualRevenue: revenue, turnover, sales, annual sales, 年收入, 年营业额, 营业额, 营收, 年营收", "currency: 币种, 货币", "yearEstablished: founded, established, founding year, 成立年份, 成立时间, 建立年份",
                    "phone: telephone, tel, phone number, 电话, 联系电话, 座机", "email: e-mail, mail, 邮箱, 电子邮件", "website: web, url, homepage, site, 网站, 网址, 官网",
                    "country: office location, nation, 国家, 国别", "city: town, 城市, 所在城市", "address: street, street address, 地址, 详细地址, 公司地址", "parent: subsidiary of, parent company, parent account, 母公司, 上级公司, 总公司",
                    "territory: regional office, region, area, 区域, 大区, 地区", "owner: sales agent, sales rep, account manager, account owner, rep, 负责人, 客户经理, 销售, 业务员, 归属人",
                    "source: lead source, origin, 来源, 客户来源, 线索来源", "need: needs, requirement, requirements, 需求, 客户需求", "expectedPurchase: expected purchase date, purchase date, 预计购买时间, 预计采购时间, 预计采购日期, 预计购买日期",
                    "budgetMin: minimum budget, budget from, 最低预算, 预算下限", "budgetMax: maximum budget, budget, budget to, 最高预算, 预算上限, 预算", "computerisation: computerization, 信息化, 信息化情况, 信息化程度", "systemState: system status, 系统状态, 系统情况",
                    "selection: selection state, 选型, 选型情况, 选型状态", "satisfaction: 满意度, 客户满意度", "vendorHope: 厂商期望, 对厂商抱有希望", "designerLeft: 设计者离开, 开发人员离职, 设计人员离职", "note: notes, remark, remarks, comment, comments, 备注, 说明"),
            ImportKind.CONTACTS, names(ImportKind.CONTACTS,
                    "customer: account, company, company name, client, 客户, 客户名称, 公司, 公司名称, 单位", "name: contact, contact name, full name, 姓名, 联系人, 联系人姓名", "title: job title, position, 职位, 职务, 头衔", "role: 角色, 决策角色",
                    "phone: telephone, tel, 电话, 座机", "mobile: mobile phone, cell, cell phone, 手机, 手机号, 移动电话", "email: e-mail, mail, 邮箱, 电子邮件", "birthday: date of birth, birth date, 生日, 出生日期", "note: notes, remark, remarks, comment, 备注"),
            ImportKind.OPPORTUNITIES, names(ImportKind.OPPORTUNITIES,
                    "externalId: opportunity id, deal id, id, 商机编号, 编号, 外部编号", "customer: account, account name, company, company name, client, customer name, 客户, 客户名称, 公司, 公司名称", "product: product name, item, 产品, 产品名称",
                    "owner: sales agent, sales rep, rep, agent, salesperson, 负责人, 销售, 业务员, 客户经理, 归属人", "stage: deal stage, sales stage, phase, 阶段, 商机阶段, 销售阶段", "outcome: result, status, deal status, 结果, 状态, 商机状态",
                    "startedOn: engage date, start date, started, created, created date, open date, 开始日期, 创建日期, 接触日期", "closedOn: close date, closed, closing date, 结束日期, 关闭日期, 成交日期, 结单日期",
                    "expectedSigning: expected close date, expected signing date, forecast date, 预计签约日期, 预计签约时间, 预计成交日期", "amount: close value, value, deal value, deal size, opportunity amount, revenue, 金额, 商机金额, 成交金额, 合同金额", "currency: 币种, 货币",
                    "lostReason: loss reason, reason lost, lost reason, 输单原因, 丢单原因, 失败原因", "competitor: competitors, 竞争对手, 对手", "note: notes, remark, remarks, comment, comments, description, 备注, 说明"));

    private Headers() {
    }

    private static Map<String, String> names(ImportKind kind, String... lines) {
        var names = new HashMap<String, String>();
        kind.fieldNames().forEach(field -> names.put(Words.squash(field), field));
        for (var line : lines) {
            int colon = line.indexOf(": ");
            for (var name : line.substring(colon + 2).split(", ")) {
                names.putIfAbsent(Words.squash(name), line.substring(0, colon));
            }
        }
        labels(kind).forEach((label, field) -> {
            if (kind.has(field)) {
                names.putIfAbsent(Words.squash(label), field);
            }
        });
        return Map.copyOf(names);
    }

    private static Map<String, String> labels(ImportKind kind) {
        return switch (kind) {
            case CUSTOMERS -> Labels.under("customer", "customer.field.");
            case CONTACTS -> Labels.under("customer", "customer.contact.");
            case OPPORTUNITIES -> Labels.under("opportunity", "opportunity.field.");
            case TEAM, PRODUCTS -> Map.of();
        };
    }

    /** For each column its guess; columns without one are absent, and no field is given twice. */
    public static Map<String, Guess> guess(ImportKind kind, List<String> columns) {
        var guesses = new LinkedHashMap<String, Guess>();
        var taken = new HashSet<String>();
        for (var column : columns) {
            var field = KNOWN.get(kind).get(Words.squash(column));
            if (field != null) {
                // two columns with a good name for the same field: neither is certain
                guesses.put(column, new Guess(field, taken.add(field)));
            }
        }
        for (var column : columns) {
            if (!guesses.containsKey(column)) {
                near(kind, column, taken).ifPresent(field -> guesses.put(column, new Guess(field, false)));
            }
        }
        return withoutSecond(guesses);
    }

    private static Map<String, Guess> withoutSecond(Map<String, Guess> guesses) {
        var seen = new HashSet<String>();
        guesses.values().removeIf(guess -> !seen.add(guess.field()));
        return guesses;
    }

    private static java.util.Optional<String> near(ImportKind kind, String column, Set<String> taken) {
        var word = Words.squash(column);
        var candidates = new ArrayList<String>();
        KNOWN.get(kind).forEach((name, field) -> {
            if (!taken.contains(field) && Near.close(word, name)) {
                candidates.add(field);
            }
        });
        var field = candidates.stream().distinct().toList();
        field.stream().findFirst().ifPresent(f -> {
            if (field.size() == 1) {
                taken.add(f);
            }
        });
        return field.size() == 1 ? java.util.Optional.of(field.get(0)) : java.util.Optional.empty();
    }

    /** Whether a header cell is a name that any kind of list uses: what tells a header from a first row of data. */
    public static boolean isName(String cell) {
        var word = Words.squash(cell);
        return KNOWN.values().stream().anyMatch(names -> names.containsKey(word));
    }
}
