package dev.salesflow.quotation.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.company.CompanyBook;
import dev.salesflow.company.Letterhead;
import dev.salesflow.company.Letterheads;
import dev.salesflow.company.Logo;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.product.PriceListBook;
import dev.salesflow.quotation.Quotation;
import dev.salesflow.quotation.QuotationBook;
import dev.salesflow.quotation.QuotationDrafts;
import dev.salesflow.quotation.QuotationFixture;
import dev.salesflow.quotation.QuotationHead;
import dev.salesflow.quotation.line.LineWish;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The PDF as a customer gets it: its text, its look and its font. The pictures lie in target/screenshots. */
@SalesflowTest
class PapersTest {

    private static final Viewer ADMIN = new Viewer("admin", Role.ADMIN, Set.of());
    private static final int DPI = 110;

    @Autowired
    Papers papers;
    @Autowired
    QuotationDrafts drafts;
    @Autowired
    QuotationBook quotations;
    @Autowired
    OpportunityBook deals;
    @Autowired
    PriceListBook prices;
    @Autowired
    CompanyBook company;
    @Autowired
    Letterheads letterheads;
    @Autowired
    JdbcClient jdbc;

    QuotationFixture fixture;
    Letterhead usual;

    @BeforeEach
    void aLetterhead() throws IOException {
        fixture = QuotationFixture.of(jdbc, deals, prices);
        jdbc.sql("update customer set name = ? where id = ?").params("苏州海兰汽车零部件有限公司", fixture.customer()).update();
        jdbc.sql("update app_user set name = '王珺' where login = ?").param(fixture.rep()).update();
        usual = letterheads.current();
        letterheads.change(ADMIN, new Letterhead("Blue Harbour Software Ltd", "上海市浦东新区张江路 88 号", "88 Zhangjiang Road, Shanghai",
                "+86 21 5555 0188", "sales@example.com", "www.example.com", "91310000MA1K00000X"));
        company.show(ADMIN, Logo.of(logo()));
    }

    @AfterEach
    void theUsualOne() {
        letterheads.change(ADMIN, usual);
        company.show(ADMIN, null);
    }

    private static byte[] logo() throws IOException {
        var picture = new BufferedImage(120, 60, BufferedImage.TYPE_INT_RGB);
        var brush = picture.createGraphics();
        brush.setColor(Color.ORANGE);
        brush.fillRect(0, 0, 120, 60);
        brush.dispose();
        var png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }

    private Quotation quotation(String language) {
        var head = new QuotationHead(language, LocalDate.of(2099, 12, 31), language.equals("zh") ? "本报价覆盖一期实施范围。" : "Covers the first phase.",
                language.equals("zh") ? "付款：签约 30%，上线 60%，验收 10%。\n交付：合同生效后 45 天。" : "Payment: 30 % on signing, 60 % on go-live.\nDelivery: 45 days.");
        var draft = drafts.beginWith(fixture.deal(), "CNY", head, List.of(
                wish(fixture.product(QuotationFixture.name("仓储管理")), null, null, "12", "10", null, false),
                wish(null, "现场实施与培训 <b>龘</b>", "含差旅", "3.5", null, "2400.00", false),
                wish(null, "移动端", null, "1", null, "8000", true)), fixture.rep());
        return quotations.get(draft.id());
    }

    private static LineWish wish(UUID product, String name, String description, String quantity, String discount, String price, boolean optional) {
        return new LineWish(null, optional, product, name, description, new BigDecimal(quantity), product == null ? "天" : null,
                price == null ? null : new BigDecimal(price), discount == null ? null : new BigDecimal(discount), new BigDecimal("6"), null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void whatWasNotSentSaysSoOnEveryPage(String language) throws IOException {
        var mark = language.equals("zh") ? "草稿·未发出，不构成正式报价" : "DRAFT·notsent,nooffer";
        var quotation = quotation(language);
        for (int more = 0; more < 40; more++) {
            drafts.put(fixture.rep(), quotation.id(), null, wish(null, "Training " + more, null, "1", null, "100", false));
        }
        quotations.submit(quotation.id(), fixture.rep());
        var submitted = papers.of(quotations.get(quotation.id()));
        quotations.approve(quotation.id());
        var approved = papers.of(quotations.get(quotation.id()));
        var sent = papers.of(quotations.send(quotation.id(), fixture.rep()));

        for (var unsent : List.of(submitted, approved)) {
            assertThat(pages(unsent)).hasSizeGreaterThan(1).allSatisfy(page -> assertThat(page).contains(mark));
            assertThat(unsent.name()).startsWith(language.equals("zh") ? "草稿 Q-" : "DRAFT Q-");
        }
        assertThat(pages(sent)).hasSizeGreaterThan(1).noneSatisfy(page -> assertThat(page).contains(language.equals("zh") ? "草稿" : "DRAFT"));
        assertThat(sent.name()).startsWith("Q-");
        picture(submitted, "quotation-draft-" + language);
    }

    private static List<String> pages(Paper paper) throws IOException {
        try (var pdf = Loader.loadPDF(paper.content())) {
            var pages = new ArrayList<String>();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(pdf).replaceAll("\\s+", ""));
            }
            return pages;
        }
    }

    private static void picture(Paper paper, String name) throws IOException {
        try (var pdf = Loader.loadPDF(paper.content())) {
            Files.createDirectories(Path.of("target/screenshots"));
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(page, DPI), "png", new File("target/screenshots/" + name + "-" + (page + 1) + ".png"));
            }
        }
    }

    /** Without the spaces: where a line of the paper ends is not what it says. */
    private static String text(Paper paper) throws IOException {
        try (var pdf = Loader.loadPDF(paper.content())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
        }
    }

    @Test
    void saysInChineseWhatIsOfferedUnderOurLetterheadAndNothingOfCosts() throws IOException {
        var text = text(papers.of(quotation("zh")));

        assertThat(text).contains("报价单", "上海市浦东新区张江路88号", "电话+862155550188", "纳税人识别号91310000MA1K00000X",
                "苏州海兰汽车零部件有限公司", "王珺", "2099-12-31", "本报价覆盖一期实施范围。", "现场实施与培训<b>龘</b>", "含差旅",
                "10,800.00", "8,400.00", "目录价合计20,400.00CNY", "优惠-1,200.00CNY", "应付合计19,200.00CNY", "不含税金额17,482.05CNY",
                "税额1,717.95CNY", "可选项（不计入合计）", "移动端", "付款：签约30%", "价格均为含税价", "四舍五入");
        assertThat(text).doesNotContain("成本", "毛利", "4,800.00");
    }

    @Test
    void saysTheSameInEnglish() throws IOException {
        var text = text(papers.of(quotation("en")));

        assertThat(text).contains("Quotation", "BlueHarbourSoftwareLtd", "88ZhangjiangRoad,Shanghai", "For苏州海兰汽车零部件有限公司",
                "Validuntil2099-12-31", "Listprice20,400.00CNY", "Total19,200.00CNY", "Options,notinthetotal", "Payment:30%onsigning",
                "Pricescontaintax.", "halfup");
        assertThat(text).doesNotContain("报价单", "Margin", "Cost");
    }

    @Test
    void bringsItsFontAlongAndOnlyThePartOfItThatIsUsed() throws IOException {
        var paper = papers.of(quotation("zh"));

        assertThat(paper.content().length).isLessThan(150_000);
        assertThat(paper.name()).endsWith("苏州海兰汽车零部件有限公司.pdf");
        try (var pdf = Loader.loadPDF(paper.content())) {
            var fonts = new HashSet<String>();
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    fonts.add(font.getName());
                }
            }
            assertThat(fonts).isNotEmpty().allMatch(name -> name.matches("[A-Z]{6}\\+NotoSansSC.*"));
        }
    }

    /** Signs that a font lacks all look alike: an empty box. */
    @Test
    void drawsEachChineseSignInItsOwnShape() throws IOException {
        for (var language : List.of("zh", "en")) {
            var quotation = quotation(language);
            try (var pdf = Loader.loadPDF(papers.of(quotation).content())) {
                var picture = new PDFRenderer(pdf).renderImageWithDPI(0, DPI);
                Files.createDirectories(Path.of("target/screenshots"));
                ImageIO.write(picture, "png", new File("target/screenshots/quotation-" + language + ".png"));
                var shapes = shapes(pdf, picture, Set.of("苏", "州", "海", "兰", "汽", "车"));
                assertThat(shapes).as("differently drawn signs").hasSize(6);
                assertThat(shapes).allSatisfy(shape -> assertThat(shape.chars().filter(dot -> dot == '#').count()).isGreaterThan(10));
                assertThat(orange(picture)).as("dots of the logo").isGreaterThan(500);
            }
            drafts.abandon(quotation.id());
        }
    }

    private static long orange(BufferedImage picture) {
        return java.util.stream.IntStream.range(0, picture.getWidth() * picture.getHeight())
                .filter(at -> (picture.getRGB(at % picture.getWidth(), at / picture.getWidth()) & 0xFFFFFF) == (Color.ORANGE.getRGB() & 0xFFFFFF)).count();
    }

    private static Set<String> shapes(PDDocument pdf, BufferedImage picture, Set<String> signs) throws IOException {
        var shapes = new HashSet<String>();
        var seen = new HashSet<String>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                positions.stream().filter(one -> signs.contains(one.getUnicode()) && seen.add(one.getUnicode()))
                        .forEach(one -> shapes.add(shape(picture, one)));
            }
        };
        stripper.getText(pdf);
        return shapes;
    }

    private static String shape(BufferedImage picture, TextPosition sign) {
        var scale = DPI / 72f;
        var size = Math.round(sign.getWidthDirAdj() * scale);
        var left = Math.round(sign.getXDirAdj() * scale);
        var top = Math.round(sign.getYDirAdj() * scale) - size;
        var dots = new StringBuilder();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                dots.append((picture.getRGB(left + x, top + y) & 0xFF) < 160 ? '#' : '.');
            }
        }
        return dots.toString();
    }

    @Test
    void whatWentOutStaysAsItWasWhateverBecomesOfTheLetterhead() {
        var quotation = quotation("zh");
        quotations.submit(quotation.id(), fixture.rep());
        quotations.approve(quotation.id());
        var sent = quotations.send(quotation.id(), fixture.rep());
        var first = papers.of(sent);

        letterheads.change(ADMIN, usual);

        assertThat(papers.of(quotations.get(sent.id())).content()).isEqualTo(first.content());
    }
}
